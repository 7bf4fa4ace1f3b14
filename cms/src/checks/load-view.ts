/** Draft → DraftView: the rest of the row the rules need, the facts about its files, and what its links lead to. */
import type { Core } from '@strapi/strapi'
import { CHANNEL_IDS } from '@hl/config/words'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { filmOf } from '../editorial/build-release'
import type { Draft } from '../editorial/draft'
import { ITEM_UIDS } from '../editorial/item-types'
import { lastRelease } from '../editorial/shown-releases'
import { fileSchema, toMedia, type StrapiFile } from '../editorial/stored-media'
import type { Trx } from '../editorial/transaction'
import type { DraftView, FileView, ImageView, RelationView } from './draft-view'
import type { FileFacts } from './files/file-facts'
import { factsOf, type StoredFile } from './files/facts-store'
import { knownLinks } from './known-links'
import { linkProber, systemDeps } from './probe-links'

const restSchema = z.object({
  section: z.object({ slug: z.string() }).nullish(),
  anonymityLevel: z.string().nullish(),
  consentFile: fileSchema.nullish(),
  legalDocuments: z
    .array(z.object({ number: z.string(), effectiveTo: z.string().nullish() }))
    .nullish()
    .transform((list) => list ?? []),
})
type Rest = z.infer<typeof restSchema>

const prober = linkProber(systemDeps)

interface Loading {
  strapi: Core.Strapi
  /** inside a transaction: its own connection */
  trx: Trx
  draft: Draft
  /** false inside a transaction: nobody waits for a stranger while holding a lock */
  asksOutside: boolean
}

export async function loadView({ strapi, trx, draft, asksOutside }: Loading): Promise<DraftView> {
  const { mediaDir, siteUrl, checkExternalLinks } = strapi.config.get<EditorialConfig>('editorial')
  const rest = await loadRest({ strapi, draft })
  return {
    type: draft.type,
    title: draft.title,
    summary: draft.summary,
    body: draft.body,
    tables: draft.tables,
    texts: textsOf(draft),
    slug: draft.slug,
    corrections: draft.corrections,
    published: draft.publicSince === null ? null : await lastRelease({ trx, documentId: draft.documentId }),
    sectionSlug: rest.section?.slug ?? null,
    isAiGenerated: draft.aiGenerated,
    isIllustrative: draft.isIllustrative,
    consent: consentOf(rest),
    channels: CHANNEL_IDS.filter((channel) => draft.plan?.[channel]?.enabled !== false),
    images: imagesOf(draft),
    files: await filesOf({ strapi, mediaDir, draft, consentFile: rest.consentFile ?? null }),
    relations: rest.legalDocuments.map((document) => instrumentOf({ document, today: today() })),
    links: await knownLinks({ trx, siteUrl, body: draft.body, prober: asksOutside && checkExternalLinks ? prober : null }),
  }
}

async function loadRest({ strapi, draft }: Pick<Loading, 'strapi' | 'draft'>): Promise<Rest> {
  const row: unknown = await strapi.db
    .query(ITEM_UIDS[draft.type])
    .findOne({ where: { id: draft.id }, populate: { section: true, consentFile: true, legalDocuments: true } })
  return restSchema.parse(row)
}

/** The signed paper is one file; that it covers a child as well is a line of the checklist, signed by a person. */
function consentOf({ anonymityLevel, consentFile }: Rest): DraftView['consent'] {
  const hasPaper = Boolean(consentFile)
  return { anonymityLevel: anonymityLevel ?? null, hasConsent: hasPaper, hasGuardianConsent: hasPaper }
}

function textsOf({ transcript, source, corrections, plan }: Draft): DraftView['texts'] {
  const said = [
    { field: 'transcript', text: transcript },
    { field: 'source', text: source },
    ...corrections.flatMap(({ wrong, right }, index) => [
      { field: `corrections.${index}.wrong`, text: wrong },
      { field: `corrections.${index}.right`, text: right },
    ]),
    { field: 'plan.facebook.message', text: plan?.facebook?.message ?? null },
    { field: 'plan.youtube.title', text: plan?.youtube?.title ?? null },
    { field: 'plan.youtube.description', text: plan?.youtube?.description ?? null },
  ]
  return said.flatMap(({ field, text }) => (text === null ? [] : [{ field, text }]))
}

/** As they will be published: the words beside the picture in the text, else those of the library. */
function imagesOf({ body, images }: Draft): ImageView[] {
  return body.flatMap((block, blockIndex) => {
    if (block.type !== 'image') return []
    const { hash, alternativeText, caption } = block.image
    const stored = images.get(hash)
    const alt = alternativeText?.trim() || stored?.alt || null
    return [{ blockIndex, name: stored?.name ?? hash, alt, caption: caption?.trim() || stored?.caption || null }]
  })
}

interface ToRead extends Omit<FileView, 'facts'> {
  stored: StoredFile | null
}

async function filesOf(input: {
  strapi: Core.Strapi
  mediaDir: string
  draft: Draft
  consentFile: StrapiFile | null
}): Promise<FileView[]> {
  const { strapi, mediaDir, draft, consentFile } = input
  const attached = [
    { field: 'cover', file: draft.cover },
    { field: draft.type === 'video' ? 'film' : 'clip', file: filmOf(draft) },
    { field: 'captions', file: draft.captions },
    { field: 'consentFile', file: consentFile },
  ].flatMap(({ field, file }): ToRead[] => (file ? [{ field, blockIndex: null, name: file.name, stored: toMedia(file) }] : []))
  const inText = draft.body.flatMap((block, blockIndex): ToRead[] => {
    const stored = block.type === 'image' ? draft.images.get(block.image.hash) : undefined
    return stored ? [{ field: 'body', blockIndex, name: stored.name, stored }] : []
  })
  return Promise.all(
    [...attached, ...inText].map(async ({ stored, ...file }) => ({ ...file, facts: await factsOrNull({ strapi, mediaDir, stored }) })),
  )
}

/** A file that cannot be looked at is shown as such by the rules; it must not keep the desk from opening. */
async function factsOrNull(input: { strapi: Core.Strapi; mediaDir: string; stored: StoredFile | null }): Promise<FileFacts | null> {
  const { strapi, mediaDir, stored } = input
  if (stored === null) return null
  try {
    return await factsOf({ mediaDir, file: stored })
  } catch (error) {
    strapi.log.warn(`checks.file_not_read ${stored.sha256} ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

function instrumentOf({ document, today }: { document: Rest['legalDocuments'][number]; today: string }): RelationView {
  const { number, effectiveTo } = document
  return { field: 'legalDocuments', name: number, isPublished: true, endedOn: effectiveTo && effectiveTo < today ? effectiveTo : null }
}

/** YYYY-MM-DD where the board sits. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
}
