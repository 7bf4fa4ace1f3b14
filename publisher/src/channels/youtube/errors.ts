/** Turns whatever a call to Google threw or answered into one of the channel's errors: by reason, then by HTTP status. */
import { z } from 'zod'
import type { Logger } from '@hl/config/logger'
import { ChannelError, ChannelUnavailable, ItemRejected, LimitReached, NotAuthorized, type ChannelErrorFacts } from '../errors'
import { REASONS, STATUSES, TOKEN_ERRORS, UNKNOWN_REFUSAL, UNREACHED, type Row } from './error-table'
import { nextPacificMidnight, type Bucket } from './quota'

/** Whose quota the call is charged to, and the time it failed. */
export interface FailedCall {
  bucket: Bucket
  now: Date
  /** told of what no table lists */
  log?: Logger
}

/** What an HTTP client threw: an answer with a bad status, or no answer at all. */
export function fromThrown({ error, call }: { error: unknown; call: FailedCall }): unknown {
  if (error instanceof ChannelError) return error
  const parsed = thrownSchema.safeParse(error)
  if (!parsed.success) return error
  const { response, code } = parsed.data
  if (response) return fromAnswer({ status: response.status, body: response.data, call, cause: error })
  const row = UNREACHED
  return make({ row, code: 'youtube.network', call, platform: code === undefined ? {} : { code }, cause: error })
}

/** An answer with a bad status. */
export function fromAnswer(args: { status: number; body: unknown; call: FailedCall; cause?: unknown }): ChannelError {
  const { status, body, call, cause } = args
  const reason = reasonOf(body)
  const row = reason === null ? undefined : REASONS[reason]
  const platform = { status, ...(reason === null ? {} : { reason }) }
  if (row) return make({ row, code: `youtube.${reason}`, call, platform, cause })
  call.log?.warn('youtube_unlisted_error', platform)
  return make({ row: rowOfStatus(status), code: `youtube.http.${status}`, call, platform, cause })
}

/** What the token endpoint said; its errors have a shape of their own. */
export function fromTokenFailure({ error, now, log }: { error: unknown; now: Date; log?: Logger }): unknown {
  const call = { bucket: 'units', now, ...(log ? { log } : {}) } as const
  const parsed = thrownSchema.safeParse(error)
  const response = parsed.success ? parsed.data.response : undefined
  const said = z.object({ error: z.string() }).safeParse(response?.data)
  if (!response || !said.success) return fromThrown({ error, call })
  const reason = said.data.error
  if (!TOKEN_ERRORS[reason]) log?.warn('youtube_unlisted_error', { status: response.status, reason })
  const row = TOKEN_ERRORS[reason] ?? rowOfStatus(response.status)
  return make({ row, code: `youtube.token.${reason}`, call, platform: { status: response.status, reason }, cause: error })
}

function rowOfStatus(status: number): Row {
  return STATUSES[status] ?? (status >= 500 ? UNREACHED : UNKNOWN_REFUSAL)
}

interface Making {
  row: Row
  code: string
  call: FailedCall
  platform: NonNullable<ChannelErrorFacts['platform']>
  cause: unknown
}

function make({ row, code, call, platform, cause }: Making): ChannelError {
  const facts = { code, message: row.message, help: row.help, who: row.who, platform, cause: bare(cause) }
  switch (row.kind) {
    case 'rejected':
      return new ItemRejected(facts)
    case 'not-authorized':
      return new NotAuthorized(facts)
    case 'unavailable':
      return new ChannelUnavailable(facts)
    case 'limit':
      return new LimitReached({ ...facts, until: untilOf({ row, now: call.now }), bucket: row.bucket ?? call.bucket })
  }
}

function untilOf({ row, now }: { row: Extract<Row, { kind: 'limit' }>; now: Date }): Date {
  return row.until === 'pacific-midnight' ? nextPacificMidnight(now) : new Date(now.getTime() + row.until)
}

/** Clients hang the whole request on their errors, token included; of that nothing is kept but name and message. */
function bare(cause: unknown): unknown {
  return cause instanceof Error ? { name: cause.name, message: cause.message } : undefined
}

const thrownSchema = z.object({
  config: z.object({}),
  code: z.union([z.string(), z.number()]).optional().catch(undefined),
  response: z.object({ status: z.number(), data: z.unknown() }).optional(),
})

const bodySchema = z.object({
  error: z.object({
    errors: z.array(z.object({ reason: z.string() })).default([]),
    details: z.array(z.object({ reason: z.string().optional() })).default([]),
  }),
})

function reasonOf(body: unknown): string | null {
  const parsed = bodySchema.safeParse(typeof body === 'string' ? parseJson(body) : body)
  if (!parsed.success) return null
  const { errors, details } = parsed.data.error
  const said = [...errors.map(({ reason }) => reason), ...details.flatMap(({ reason }) => reason ?? [])]
  return said.find((reason) => REASONS[reason]) ?? said[0] ?? null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // a proxy's page instead of JSON: the status decides
    return null
  }
}
