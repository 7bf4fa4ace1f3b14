/** The look-up of legal documents: a page made on the spot, for whatever was chosen in its form. */
import type { Context } from 'hono'
import { z } from 'zod'
import type { Logger } from '@hl/config/logger'
import { slugify } from '@hl/config/slug'
import { LOOK_UP_PATH } from '../channels/website/entry-path'
import { STANDINGS } from '../channels/website/in-force'
import { type DocumentQuery, foundDocumentsPage } from '../channels/website/pages/documents'
import type { SiteFrame } from '../channels/website/pages/layout'
import type { DocumentSearch, SiteReader } from '../channels/website/site-store'
import type { RateLimit } from './public-limit'

export type DocumentReader = Pick<SiteReader, 'now' | 'documents' | 'documentChoices'>

export interface DocumentDeps {
  documents: DocumentReader
  frame: () => Promise<SiteFrame>
  limit: RateLimit
  addressOf: (context: Context) => string
  log: Logger
}

const PAGE_SIZE = 20
const BUSY = 'Tra cứu đang bận. Bạn thử lại sau ít phút.'

const chosen = z.string().trim().min(1).max(200).nullable().catch(null)
/** Whatever else the address says was not asked. */
const querySchema = z.object({
  so: z.string().trim().max(200).catch(''),
  'co-quan': chosen,
  nam: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .catch(null),
  'hieu-luc': z.enum(STANDINGS).nullable().catch(null),
  tu: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .catch(0),
})

export async function answerDocuments({ deps, context }: { deps: DocumentDeps; context: Context }): Promise<Response> {
  const { so, 'co-quan': issuer, nam, 'hieu-luc': standing, tu: offset } = querySchema.parse(context.req.query())
  const query: DocumentQuery = { text: so, issuer, year: nam, standing }
  const wait = deps.limit.take(deps.addressOf(context))
  if (wait > 0) context.header('retry-after', String(wait))
  const found = wait > 0 ? null : await lookUp({ deps, query, offset })
  const frame = await deps.frame()
  const trouble = wait > 0 ? `Bạn tra quá nhanh. Chờ ${wait} giây rồi tra lại.` : BUSY
  const nothing = { documents: [], choices: { issuers: [], years: [] }, nextHref: null, now: new Date(0) }
  const page = foundDocumentsPage({ frame, query, ...(found ?? nothing), trouble: found === null ? trouble : null })
  return context.html(page, found !== null ? 200 : wait > 0 ? 429 : 503)
}

/** A database that is away costs the reader what was found, not the page. */
async function lookUp(options: { deps: DocumentDeps; query: DocumentQuery; offset: number }) {
  const { deps, query, offset } = options
  try {
    const { text, ...asked } = query
    const named = namedBy(text)
    const isUnknown = text !== '' && named.words.length === 0
    const documents = isUnknown ? [] : await deps.documents.documents({ ...named, ...asked, limit: PAGE_SIZE + 1, offset })
    return {
      documents: documents.slice(0, PAGE_SIZE),
      choices: await deps.documents.documentChoices(),
      nextHref: documents.length > PAGE_SIZE ? hrefOf({ query, offset: offset + PAGE_SIZE }) : null,
      now: await deps.documents.now(),
    }
  } catch (error) {
    deps.log.error('public.documents', { error })
    return null
  }
}

/** As people write it down: `Số: 22/2023/QĐ-TTg`, `Nghị định 42/2022/NĐ-CP`, `22 2023 qd ttg`, `222023qdttg`. */
function namedBy(text: string): Pick<DocumentSearch, 'words' | 'number'> {
  const typed = slugify(text).split('-').filter(Boolean)
  const words = typed.filter((word, index) => word !== 'so' || !/^\d/.test(typed[index + 1] ?? ''))
  const number = words.slice(words.findIndex((word) => /^\d/.test(word))).join('')
  return { words, number: /^\d.{4}/.test(number) ? number : null }
}

function hrefOf({ query, offset }: { query: DocumentQuery; offset: number }): string {
  const asked = { so: query.text, 'co-quan': query.issuer, nam: query.year, 'hieu-luc': query.standing, tu: String(offset) }
  const address = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value) address.set(name, value)
  return `${LOOK_UP_PATH}?${address.toString()}`
}
