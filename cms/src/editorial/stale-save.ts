/**
 * A save from a form that was filled before somebody else saved: refused, with both texts, so that neither is lost.
 * Strapi itself lets the later save win. Only our panel says which version it opened; programs go on without.
 */
import type { Core } from '@strapi/strapi'
import { z } from 'zod'
import { changersOf } from './changers'
import type { Draft } from './draft'
import { OPENED_VERSION_HEADER, type TextPair } from './form-contract'
import { Refusal } from './refusal'
import type { Trx } from './transaction'
import { wordsOf } from './words-of'

/** Of the running request; null: it names none. */
export function openedVersion(strapi: Core.Strapi): string | null {
  const headers = z.object({ request: z.object({ headers: z.record(z.string(), z.unknown()) }) }).safeParse(strapi.requestContext.get())
  const value = headers.success ? headers.data.request.headers[OPENED_VERSION_HEADER] : undefined
  return typeof value === 'string' && value !== '' ? value : null
}

interface Save {
  trx: Trx
  /** the version its form was filled from */
  opened: string
  draft: Draft
  data: Readonly<Record<string, unknown>>
}

/** Needs the document's lock. @throws Refusal `stale_save` when what would be overwritten was never on that screen */
export async function refuseStale({ trx, opened, draft, data }: Save): Promise<void> {
  const version = draft.updatedAt.toISOString()
  if (opened === version) return
  const texts = differences({ draft, data })
  if (texts.length === 0) return
  const by = (await changersOf({ trx, documentId: draft.documentId })).at(-1)?.name ?? null
  throw new Refusal({
    status: 409,
    code: 'stale_save',
    message: `Chưa lưu: ${by ?? 'người khác'} đã lưu bài này sau khi bạn mở.`,
    help: 'Xem hai bản đặt cạnh nhau rồi chọn giữ bản nào.',
    data: { version, by, texts },
  })
}

function differences({ draft, data }: { draft: Draft; data: Readonly<Record<string, unknown>> }): TextPair[] {
  const texts = TEXTS.map((field) => ({ field, mine: wordsOf(data[field]), saved: wordsOf(draft[field]) }))
  const files = FILES.map((field) => ({ field, mine: fileName(data[field]), saved: fileName(draft[field]) }))
  const relations = RELATIONS.map((field) => ({ field, mine: isMoved(data[field]) ? '(chọn khác)' : '', saved: '' }))
  return [...texts, ...files, ...relations].filter(({ field, mine, saved }) => field in data && mine !== saved)
}

const TEXTS = [
  'title',
  'slug',
  'summary',
  'body',
  'transcript',
  'topic',
  'source',
  'aiGenerated',
  'isIllustrative',
  'pinnedUntil',
  'anonymityLevel',
  'corrections',
  'plan',
] as const satisfies readonly (keyof Draft)[]
const FILES = ['cover', 'film', 'clip', 'captions'] as const satisfies readonly (keyof Draft)[]
const RELATIONS = ['section', 'tags', 'unit', 'authors', 'legalDocuments'] as const satisfies readonly (keyof Draft)[]

const fileSchema = z.object({ name: z.string(), hash: z.string() })
/** With the storage name, so that another file of the same name is seen as another. */
function fileName(file: unknown): string {
  const known = fileSchema.safeParse(file)
  return known.success ? `${known.data.name} (${known.data.hash})` : ''
}

const movedSchema = z.object({ connect: z.array(z.unknown()).default([]), disconnect: z.array(z.unknown()).default([]) })
function isMoved(relation: unknown): boolean {
  const moved = movedSchema.safeParse(relation)
  return moved.success && moved.data.connect.length + moved.data.disconnect.length > 0
}
