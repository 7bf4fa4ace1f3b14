/** What is in a file, read from its bytes once and kept by its SHA-256: the bytes never change, so neither do these. */
import { z } from 'zod'

export const PERSONAL_CODES = ['citizen-id', 'old-identity-card', 'phone', 'bank-account', 'email', 'case-number'] as const

const shared = { isMarkedAsAi: z.boolean() }

const filmSchema = z.object({
  kind: z.literal('film'),
  ...shared,
  bytes: z.number(),
  /** MediaInfo's names: `MPEG-4`, `WebM`; `AVC`, `HEVC`; `AAC` */
  container: z.string().nullable(),
  videoCodec: z.string().nullable(),
  audioCodec: z.string().nullable(),
  seconds: z.number().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
})
const pictureSchema = z.object({
  kind: z.literal('picture'),
  ...shared,
  bytes: z.number(),
  format: z.string(),
  /** more than one image of it is shown, one after the other */
  isMoving: z.boolean(),
  width: z.number(),
  height: z.number(),
})
const documentSchema = z.object({
  kind: z.literal('document'),
  ...shared,
  /** the first secrecy mark in its surroundings. The text itself is not kept: a consent form is nobody else's business. */
  mark: z.string().nullable(),
  /** what kinds of personal numbers stand in it, each once; never the numbers */
  numbers: z.array(z.object({ code: z.enum(PERSONAL_CODES), level: z.enum(['block', 'warn']) })),
  /** Vietnamese: why a machine could not read all of it; null when it could */
  unreadBecause: z.string().nullable(),
})
const brokenSchema = z.object({ kind: z.literal('broken'), ...shared, why: z.string() })

export const fileFactsSchema = z.discriminatedUnion('kind', [filmSchema, pictureSchema, documentSchema, brokenSchema])
export type FileFacts = z.infer<typeof fileFactsSchema>
export type FilmFacts = z.infer<typeof filmSchema>
export type PictureFacts = z.infer<typeof pictureSchema>
export type DocumentFacts = z.infer<typeof documentSchema>
