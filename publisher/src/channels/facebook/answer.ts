/** What one HTTP answer of the Graph API says: the value, or why there is none. Everything is parsed here, nothing is decided. */
import { isAxiosError } from 'axios'
import { z } from 'zod'
import type { Failure, GraphErrorBody } from './errors'
import { waitMinutesOf } from './usage'

export interface RawAnswer {
  status: number
  headers: Readonly<Record<string, unknown>>
  body: string
}

export type GraphAnswer<T> = { ok: true; value: T } | { ok: false; failure: Failure }

const TOO_MANY = 429

/** An `error` counts whatever the status; a page of HTML is an outage. */
export function readAnswer<T>({ raw, schema }: { raw: RawAnswer; schema: z.ZodType<T> }): GraphAnswer<T> {
  const { status, headers, body } = raw
  const waitMinutes = waitMinutesOf(headers)
  const json = parseJson(body)
  const refusal = envelopeSchema.safeParse(json)
  if (refusal.success) return failed({ kind: 'refused', status, error: toBody(refusal.data.error), waitMinutes })
  if (status === TOO_MANY) return failed({ kind: 'throttled', status, waitMinutes })
  if (status >= 500) return failed({ kind: 'unclear', why: 'status', status, cause: null })
  if (json === undefined) return failed({ kind: 'unclear', why: 'not-json', status, cause: null })
  const value = schema.safeParse(json)
  if (status >= 200 && status < 300 && value.success) return { ok: true, value: value.data }
  return failed({ kind: 'unclear', why: 'not-understood', status, cause: value.error ?? null })
}

/** The request brought no answer at all. The axios error itself is dropped: it carries the address, the token and the body. */
export function readBreakdown(error: unknown): Failure {
  const cause = new Error(error instanceof Error ? error.message : 'unknown', {})
  const code = isAxiosError(error) ? (error.code ?? '') : ''
  const named = Object.assign(cause, { code })
  if (NEVER_SENT.has(code)) return { kind: 'unsent', why: 'unreachable', cause: named }
  const isTimeout = code === 'ECONNABORTED' || code === 'ETIMEDOUT' || code === 'ERR_CANCELED'
  return { kind: 'unclear', why: isTimeout ? 'timeout' : 'cut', status: null, cause: named }
}

/** Name not found, no route, nobody listening, no trusted TLS: the request was not on the wire. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

const offsetsSchema = z.looseObject({ start_offset: z.coerce.number().int().min(0), end_offset: z.coerce.number().int().min(0) })
const envelopeSchema = z.looseObject({
  error: z.looseObject({
    message: z.string().catch(''),
    code: z.number().int(),
    error_subcode: z.number().int().nullable().catch(null),
    is_transient: z.boolean().catch(false),
    fbtrace_id: z.string().nullable().catch(null),
    /** an object, or the same object as a JSON string */
    error_data: z
      .unknown()
      .transform((data) => offsetsSchema.safeParse(typeof data === 'string' ? parseJson(data) : data).data ?? null)
      .optional(),
  }),
})

function toBody(error: z.infer<typeof envelopeSchema>['error']): GraphErrorBody {
  const offsets = error.error_data ? { start: error.error_data.start_offset, end: error.error_data.end_offset } : null
  const { message, code, error_subcode: subcode, is_transient: isTransient, fbtrace_id: trace } = error
  return { message, code, subcode, isTransient, trace, offsets }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function failed<T>(failure: Failure): GraphAnswer<T> {
  return { ok: false, failure }
}
