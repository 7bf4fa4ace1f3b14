/** Draft → DraftView: the rest of the row the rules need, the facts about its files, and what its links lead to. */
import type { Core } from '@strapi/strapi'
import { CHANNEL_IDS, type ChannelId } from '@hl/config/words'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { consentRowSchema } from '../consents/consent-record'
import { filmOf } from '../editorial/build-release'
import type { Draft } from '../editorial/draft'
import { ITEM_UIDS } from '../editorial/item-types'
import { lastRelease } from '../editorial/shown-releases'
import type { Trx } from '../editorial/transaction'
import { dayOf } from '../plan/clock'
import { usualFormat } from '../plan/formats'
import type { DraftView, ImageView, RelationView } from './draft-view'
import { filesOf, LOOK_MS } from './load-files'
import { knownLinks } from './known-links'
import { linkProber, systemDeps } from './probe-links'

const restSchema = z.object({
  section: z.object({ slug: z.string() }).nullish(),
  consents: z.array(consentRowSchema),
  unit: z.object({ name: z.string(), validTo: z.string().nullish() }).nullish(),
  legalDocuments: z
    .array(z.object({ number: z.string(), effectiveFrom: z.string().nullish(), effectiveTo: z.string().nullish() }))
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
  /** false inside a transaction: nobody waits for a stranger, or for a long PDF, while holding a lock */
  asksOutside: boolean
}

export async function loadView({ strapi, trx, draft, asksOutside }: Loading): Promise<DraftView> {
  const { mediaDir, siteUrl, checkExternalLinks } = strapi.config.get<EditorialConfig>('editorial')
  const rest = await loadRest({ strapi, draft })
  const channels = CHANNEL_IDS.filter((channel) => goesTo({ draft, channel }))
  return {
    type: draft.type,
    title: draft.title,
    summary: draft.summary,
    body: draft.body,
    tables: draft.tables,
    texts: [...textsOf(draft), ...descriptionsOf(draft)],
    slug: draft.slug,
    corrections: draft.corrections,
    published: draft.publicSince === null ? null : await lastRelease({ trx, documentId: draft.documentId }),
    sectionSlug: rest.section?.slug ?? null,
    isAiGenerated: draft.aiGenerated,
    isIllustrative: draft.isIllustrative,
    anonymityLevel: draft.anonymityLevel,
    consents: rest.consents.map(({ record }) => record),
    today: today(),
    channels,
    facebookFormat: draft.plan?.facebook?.format ?? usualFormat({ isVideo: draft.type === 'video' }),
    planned: channels.flatMap((channel) => {
      const at = draft.plan?.[channel]?.notBefore
      return at ? [{ channel, on: dayOf(at) }] : []
    }),
    images: imagesOf(draft),
    files: await filesOf({ trx, mediaDir, draft, papers: rest.consents, waitMs: asksOutside ? LOOK_MS : 0 }),
    relations: relationsOf({ rest, today: today() }),
    links: await knownLinks({ trx, siteUrl, body: draft.body, prober: asksOutside && checkExternalLinks ? prober : null }),
  }
}

function goesTo({ draft, channel }: { draft: Draft; channel: ChannelId }): boolean {
  return draft.plan?.[channel]?.enabled !== false && (channel !== 'youtube' || Boolean(filmOf(draft)))
}

async function loadRest({ strapi, draft }: Pick<Loading, 'strapi' | 'draft'>): Promise<Rest> {
  const row: unknown = await strapi.db.query(ITEM_UIDS[draft.type]).findOne({
    where: { id: draft.id },
    populate: { section: true, unit: true, legalDocuments: true, consents: { populate: { document: true } } },
  })
  return restSchema.parse(row)
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
    { field: 'plan.facebook.firstComment', text: plan?.facebook?.firstComment ?? null },
    { field: 'plan.youtube.title', text: plan?.youtube?.title ?? null },
    { field: 'plan.youtube.description', text: plan?.youtube?.description ?? null },
    { field: 'plan.youtube.tags', text: plan?.youtube?.tags ?? null },
  ]
  return said.flatMap(({ field, text }) => (text === null ? [] : [{ field, text }]))
}

/** What the library says about the files that go out beside the text: it is read aloud, and stands under them. */
function descriptionsOf(draft: Draft): DraftView['texts'] {
  const attached = [
    { field: 'cover', file: draft.cover },
    { field: draft.type === 'video' ? 'film' : 'clip', file: filmOf(draft) },
  ]
  return attached.flatMap(({ field, file }) => [file?.alternativeText, file?.caption].flatMap((text) => (text ? [{ field, text }] : [])))
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

function relationsOf({ rest, today }: { rest: Rest; today: string }): RelationView[] {
  const over = (day: string | null | undefined) => (day && day < today ? day : null)
  const instruments = rest.legalDocuments.map(({ number, effectiveFrom, effectiveTo }): RelationView => {
    const startsOn = effectiveFrom && effectiveFrom > today ? effectiveFrom : null
    return { field: 'legalDocuments', name: number, isPublished: true, startsOn, endedOn: over(effectiveTo) }
  })
  const unit = rest.unit
    ? [{ field: 'unit', name: rest.unit.name, isPublished: true, startsOn: null, endedOn: over(rest.unit.validTo) }]
    : []
  return [...instruments, ...unit]
}

/** YYYY-MM-DD where the board sits. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
}
