/**
 * The outbox payload: the only thing cms tells the publisher, one row a fact, written in the transaction that makes it true.
 * Parsed with these schemas on both sides. A new shape gets a new `v`; old rows stay readable.
 */
import { z } from 'zod'
import { isTakenSlug, PAGE_LANGUAGES } from './fixed-page'
import { blockSchema, releaseSchema } from './release'
import { ITEM_TYPES } from './words'

/** Channel on which cms says `pg_notify(OUTBOX_NOTIFY, '')` after inserting. A hint: the sweep finds what it lost. */
export const OUTBOX_NOTIFY = 'outbox'

const instant = z.iso.datetime({ offset: false })
/** Who did it: the admin user's id as text, and the name as it was then. */
export const actorSchema = z.strictObject({ id: z.string().min(1), name: z.string().min(1) })
export type Actor = z.infer<typeof actorSchema>

const fact = {
  v: z.literal(1),
  /** counted per document under its advisory lock; the newest wins */
  seq: z.int().positive(),
  documentId: z.string().min(1),
  at: instant,
  actor: actorSchema,
}

/** Approved: place this Release. */
const publishSchema = z.strictObject({
  ...fact,
  kind: z.literal('publish'),
  releaseHash: z.string().regex(/^[0-9a-f]{64}$/),
  release: releaseSchema,
  comment: z.string().nullable(),
})

/** Takedown or delete: remove the Item from every Channel. `reason` is shown on the 410 page, so it is public. */
const removeSchema = z.strictObject({
  ...fact,
  kind: z.literal('remove'),
  type: z.enum(ITEM_TYPES),
  reason: z.string().nullable(),
})

/** An approval lapsed or was voided: no Channel gets this Release any more. What is live stays, and is all that is wanted. */
const withdrawSchema = z.strictObject({
  ...fact,
  kind: z.literal('withdraw'),
  type: z.enum(ITEM_TYPES),
  releaseHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** shown to the operators beside each Delivery */
  reason: z.string().min(1),
})

/** A stage move or another editorial act, for the audit chain only. */
const auditSchema = z.strictObject({
  ...fact,
  kind: z.literal('audit'),
  type: z.enum(ITEM_TYPES),
  action: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
})

/** An act that concerns no Item (accounts, keys, consents), for the audit chain only. `documentId` names its subject. */
const eventSchema = z.strictObject({
  ...fact,
  kind: z.literal('event'),
  subject: z.enum(['account', 'role', 'right', 'key', 'webhook', 'consent', 'settings']),
  action: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
})

/** What readers can open anywhere, with the dot. */
export const DOCUMENT_FILES = ['.pdf', '.docx', '.doc'] as const

const named = { slug: z.string().min(1), name: z.string().min(1) }
/** What the site shows around Items: names, order, imprint. Each entry is replaced whole; `null` data means deleted. */
export const siteEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('section'), ...named, description: z.string().nullable(), position: z.int() }),
  z.strictObject({ kind: z.literal('tag'), ...named }),
  z.strictObject({
    kind: z.literal('unit'),
    ...named,
    level: z.enum(['province', 'department']),
    validFrom: z.iso.date().nullable(),
    validTo: z.iso.date().nullable(),
    mergedInto: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('contributor'), penName: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('legal-document'),
    /** absent in rows from before documents had pages */
    slug: z.string().min(1).optional(),
    number: z.string().min(1),
    title: z.string().min(1),
    issuer: z.string().nullable(),
    issuedOn: z.iso.date().nullable(),
    effectiveFrom: z.iso.date().nullable(),
    effectiveTo: z.iso.date().nullable(),
    url: z.string().nullable(),
    /** its text to take along, in the content-addressed store; absent in rows from before it was handed out */
    file: z
      .strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().positive(), ext: z.enum(DOCUMENT_FILES) })
      .nullable()
      .optional(),
  }),
  /** a page the board writes itself; its text stands here whole */
  z.strictObject({
    kind: z.literal('page'),
    slug: z
      .string()
      .min(1)
      .refine((slug) => !isTakenSlug(slug)),
    title: z.string().min(1),
    language: z.enum(PAGE_LANGUAGES),
    summary: z.string().nullable(),
    body: z.array(blockSchema),
    position: z.int(),
    /** the page that says the same in the other language */
    translationOf: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('site'),
    name: z.string().min(1),
    tagline: z.string().nullable(),
    governingBody: z.string().nullable(),
    responsiblePerson: z.string().nullable(),
    address: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    licence: z.string().nullable(),
    copyrightNote: z.string().nullable(),
  }),
])
export type SiteEntry = z.infer<typeof siteEntrySchema>
export type SiteEntryKind = SiteEntry['kind']

const siteSchema = z.strictObject({ ...fact, kind: z.literal('site'), entryKind: z.string(), entry: siteEntrySchema.nullable() })

export const outboxPayloadSchema = z.discriminatedUnion('kind', [
  publishSchema,
  removeSchema,
  withdrawSchema,
  auditSchema,
  siteSchema,
  eventSchema,
])
export type OutboxPayload = z.infer<typeof outboxPayloadSchema>
export type PublishPayload = z.infer<typeof publishSchema>
export type RemovePayload = z.infer<typeof removeSchema>
export type WithdrawPayload = z.infer<typeof withdrawSchema>

/** The part that says whom a row concerns, readable even when the rest is from a future version. */
export const outboxEnvelopeSchema = z.looseObject({ documentId: z.string().min(1), seq: z.int().positive() })
