/** What the links of a text lead to on our own site, looked up beforehand so that the rule itself reads nothing. */
import { ITEM_TYPES, itemPath, type ItemType } from '@hl/config/words'
import { z } from 'zod'
import type { StrapiBlocks } from '../editorial/blocks'
import { ITEM_TABLES } from '../editorial/item-types'
import { rows, type Trx } from '../editorial/transaction'
import { linksOf, type LinkKnowledge } from './draft-view'
import type { Prober } from './probe-links'

type PageState = 'live' | 'draft' | 'unknown'
interface Page {
  path: string
  folder: string
  slug: string
}

const PAGE = /^\/([a-z-]+)\/([^/]+)\/?(?:$|[?#])/
const SECTIONS = 'chuyen-muc'

/** @param prober null: nobody outside is asked */
export async function knownLinks(input: { trx: Trx; siteUrl: string; body: StrapiBlocks; prober: Prober | null }): Promise<LinkKnowledge> {
  const { trx, siteUrl, body, prober } = input
  const origin = new URL(siteUrl).origin
  const states = new Map<string, PageState>()
  for (const page of pagesIn({ body, origin })) {
    const state = await stateOfPage({ trx, page })
    if (state !== null) states.set(page.path, state)
  }
  const outside = linksOf(body)
    .map(({ url }) => url.trim())
    .filter((url) => URL.canParse(url) && new URL(url).origin !== origin)
  const dead = prober && outside.length > 0 ? await prober.deadAmong(outside) : new Set<string>()
  return { siteOrigin: origin, stateOf: (path) => states.get(path) ?? null, dead }
}

function pagesIn({ body, origin }: { body: StrapiBlocks; origin: string }): Page[] {
  const paths = linksOf(body).flatMap(({ url }) => {
    const address = URL.canParse(url.trim(), origin) ? new URL(url.trim(), origin) : null
    return address?.origin === origin ? [address.pathname] : []
  })
  return [...new Set(paths)].flatMap((path) => {
    const [, folder, slug] = PAGE.exec(path) ?? []
    return folder && slug ? [{ path, folder, slug }] : []
  })
}

/** null: an address whose pages we keep no list of. A slug is reserved for ever, so what nobody reserved was never there. */
async function stateOfPage({ trx, page }: { trx: Trx; page: Page }): Promise<PageState | null> {
  if (page.folder === SECTIONS) {
    const sql = 'select 1 as found from cms.sections where slug = ? limit 1'
    return (await rows({ trx, sql, bindings: [page.slug], row: z.object({}) })).length > 0 ? 'live' : 'unknown'
  }
  const type = ITEM_TYPES.find((candidate) => itemPath({ type: candidate, slug: page.slug }).startsWith(`/${page.folder}/`))
  return type === undefined ? null : stateOfItem({ trx, type, slug: page.slug })
}

async function stateOfItem({ trx, type, slug }: { trx: Trx; type: ItemType; slug: string }): Promise<PageState> {
  const sql = `
    select exists (select 1 from cms.${ITEM_TABLES[type]} item
                    where item.document_id = reserved.document_id and item.published_at is not null) as is_live
      from cms.reserved_slugs reserved where reserved.type = ? and reserved.slug = ?`
  const [found] = await rows({ trx, sql, bindings: [type, slug], row: z.object({ is_live: z.boolean() }) })
  if (!found) return 'unknown'
  return found.is_live ? 'live' : 'draft'
}
