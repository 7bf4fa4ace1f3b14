/** Rows of the site's tables and their parse into the channel's terms. The only casts of this folder are here. */
import { fixedPagePath, PAGE_LANGUAGES } from '@hl/config/fixed-page'
import { siteEntrySchema } from '@hl/config/outbox'
import { ITEM_TYPES, type ItemType } from '@hl/config/words'
import { z } from 'zod'
import { correctionSchema } from '@hl/config/release'
import type { Card, FixedLink, PlacedCorrection, SiteEntries, SitePage } from '../channels/website/site-store'

export const PAGE_COLUMNS = `document_id, delivery_id, state, type, path, title, summary, section, refs, related, cover, youtube,
  release_hash, hash, published_at, listed_at, changed_at, pinned_until, gone_at, gone_reason, corrected_at,
  revised_at, film_ms`
export const CARD_COLUMNS = 'document_id, type, path, title, summary, cover, published_at, changed_at, corrected_at'

const coverSchema = z.object({
  sha256: z.string(),
  alt: z.string(),
  width: z.number(),
  height: z.number(),
  blur: z.string().nullable(),
  recipe: z.number().nullable(),
})
const youtubeSchema = z.object({ videoId: z.string(), url: z.string() })

export interface CardRow {
  document_id: string
  type: string
  path: string
  title: string
  summary: string
  cover: unknown
  published_at: Date
  changed_at: Date
  corrected_at: Date | null
}

export interface PageRow extends CardRow {
  delivery_id: string
  state: string
  section: string
  refs: string[]
  related: string[]
  youtube: unknown
  release_hash: string
  hash: string
  listed_at: Date
  pinned_until: Date | null
  gone_at: Date | null
  gone_reason: string | null
  revised_at: Date | null
  film_ms: number | null
}

export interface CorrectionRow {
  no: number
  correction: unknown
  title: string
  path: string
}

export function correctionOf({ no, correction, title, path }: CorrectionRow): PlacedCorrection {
  return { no, correction: correctionSchema.parse(correction), title, path }
}

export interface EntryRow {
  kind: string
  document_id: string
  data: unknown
}

export function cardOf(row: CardRow): Card {
  return {
    documentId: row.document_id,
    type: itemTypeOf(row.type),
    path: row.path,
    title: row.title,
    summary: row.summary,
    cover: coverSchema.nullable().parse(row.cover),
    publishedAt: row.published_at,
    changedAt: row.changed_at,
    correctedAt: row.corrected_at,
  }
}

export function pageOf(row: PageRow): SitePage {
  return {
    ...cardOf(row),
    deliveryId: row.delivery_id,
    state: row.state === 'live' ? 'live' : 'gone',
    section: row.section,
    refs: row.refs,
    related: row.related,
    youtube: youtubeSchema.nullable().parse(row.youtube),
    releaseHash: row.release_hash,
    hash: row.hash,
    listedAt: row.listed_at,
    pinnedUntil: row.pinned_until,
    goneAt: row.gone_at,
    goneReason: row.gone_reason,
    revisedAt: row.revised_at,
    filmMs: row.film_ms,
  }
}

/** Entries that cannot be parsed (a later version's) count as absent: the page is shown without them. */
export function entriesOf(rows: readonly EntryRow[]): SiteEntries {
  const parsed = rows.flatMap((row) => {
    if (isLink(row.data)) return []
    const entry = siteEntrySchema.safeParse(row.data)
    return entry.success ? [{ documentId: row.document_id, entry: entry.data }] : []
  })
  const imprint = parsed.map(({ entry }) => entry).find((entry) => entry.kind === 'site') ?? null
  const byId = new Map(parsed.map(({ documentId, entry }) => [`${entry.kind}/${documentId}`, entry]))
  return {
    imprint,
    links: linksOf(rows),
    get: (kind, documentId) => {
      const entry = byId.get(`${kind}/${documentId}`)
      return entry && isKind(entry, kind) ? entry : null
    },
  }
}

/** A fixed page read for its link alone, without its text. */
const linkSchema = z.looseObject({
  kind: z.literal('page'),
  slug: z.string(),
  title: z.string(),
  language: z.enum(PAGE_LANGUAGES),
  position: z.number(),
})

function isLink(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'page' && !('body' in data)
}

function linksOf(rows: readonly EntryRow[]): FixedLink[] {
  const links = rows.flatMap((row) => {
    const link = linkSchema.safeParse(row.data)
    return link.success ? [link.data] : []
  })
  return links
    .sort((a, b) => PAGE_LANGUAGES.indexOf(a.language) - PAGE_LANGUAGES.indexOf(b.language) || a.position - b.position)
    .map(({ slug, title, language }) => ({ path: fixedPagePath({ slug, language }), title, language }))
}

export function itemTypeOf(text: string): ItemType {
  const type = ITEM_TYPES.find((known) => known === text)
  if (!type) throw new Error(`Unknown item type in the site's tables: ${text}`)
  return type
}

function isKind<E extends { kind: string }, K extends E['kind']>(entry: E, kind: K): entry is Extract<E, { kind: K }> {
  return entry.kind === kind
}
