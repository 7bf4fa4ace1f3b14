/** Rows of the small types → site entries of the outbox contract. Pure. */
import { PAGE_LANGUAGES } from '@hl/config/fixed-page'
import { siteEntrySchema, type SiteEntry, type SiteEntryKind } from '@hl/config/outbox'
import { z } from 'zod'
import { strapiBlocksSchema, toReleaseBlocks } from './blocks'
import { documentFile } from './stored-media'

export const SITE_UIDS = {
  section: 'api::section.section',
  tag: 'api::tag.tag',
  unit: 'api::unit.unit',
  contributor: 'api::contributor.contributor',
  'legal-document': 'api::legal-document.legal-document',
  page: 'api::page.page',
  site: 'api::site.site',
} as const satisfies Record<SiteEntryKind, string>

/** Kinds with an address of their own, which gets a slug on the server. */
export const SLUGGED: readonly SiteEntryKind[] = ['section', 'tag', 'unit', 'legal-document', 'page']

export function siteKindOf(uid: string): SiteEntryKind | undefined {
  switch (uid) {
    case SITE_UIDS.section:
      return 'section'
    case SITE_UIDS.tag:
      return 'tag'
    case SITE_UIDS.unit:
      return 'unit'
    case SITE_UIDS.contributor:
      return 'contributor'
    case SITE_UIDS['legal-document']:
      return 'legal-document'
    case SITE_UIDS.page:
      return 'page'
    case SITE_UIDS.site:
      return 'site'
    default:
      return undefined
  }
}

/** @throws ZodError when the row lacks what readers would be shown; the write is then rolled back */
export function toSiteEntry(kind: SiteEntryKind, row: unknown): SiteEntry {
  return siteEntrySchema.parse({ kind, ...ROWS[kind].parse(row) })
}

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null)
const date = z
  .string()
  .nullish()
  .transform((value) => value?.slice(0, 10) ?? null)
const position = z
  .number()
  .nullish()
  .transform((number) => number ?? 0)
const other = z
  .object({ documentId: z.string() })
  .nullish()
  .transform((row) => row?.documentId ?? null)
const named = { name: z.string(), slug: z.string() }

const ROWS: Record<SiteEntryKind, z.ZodType<object>> = {
  section: z.object({
    ...named,
    description: text,
    position,
  }),
  tag: z.object(named),
  unit: z.object({
    ...named,
    level: z.enum(['province', 'department']),
    validFrom: date,
    validTo: date,
    mergedInto: other,
  }),
  /** With a pen name the real one stays here. */
  contributor: z.object({ name: z.string(), penName: text }).transform(({ name, penName }) => ({ penName: penName ?? name })),
  'legal-document': z.object({
    slug: text.transform((slug) => slug ?? undefined),
    number: z.string(),
    title: z.string(),
    issuer: text,
    issuedOn: date,
    effectiveFrom: date,
    effectiveTo: date,
    url: text,
    file: documentFile,
  }),
  page: z.object({
    slug: z.string(),
    title: z.string(),
    language: z
      .enum(PAGE_LANGUAGES)
      .nullish()
      .transform((language) => language ?? 'vi'),
    summary: text,
    body: strapiBlocksSchema.transform((body) => toReleaseBlocks({ body, images: new Map(), tables: [] })),
    position,
    translationOf: other,
  }),
  site: z.object({
    name: z.string(),
    tagline: text,
    governingBody: text,
    responsiblePerson: text,
    address: text,
    phone: text,
    email: text,
    licence: text,
    copyrightNote: text,
  }),
}
