/** YouTube for the matrix: a film on our channel, and its error tables as faults. */
import { releaseSchema } from '@hl/config/release'
import { fixedConnection } from '../../../channels/connection'
import { createYouTubeChannel } from '../../../channels/youtube'
import { REASONS, STATUSES, TOKEN_ERRORS, type Row } from '../../../channels/youtube/error-table'
import { fromAnswer, fromTokenFailure } from '../../../channels/youtube/errors'
import { createItems } from '../items'
import type { Call } from './controls'
import type { ErrorCase, Reaction } from './faults'
import type { Platform, Thing } from './platform'

/** of the resumable protocol; the film has two of them and a little */
const CHUNK_BYTES = 512 * 1024
const LOOKS_MS = [60_000, 300_000] as const

export function youtubePlatform(): Platform {
  return {
    id: 'youtube',
    chunkBytes: CHUNK_BYTES,
    channel: ({ sandbox, siteUrl }) =>
      createYouTubeChannel({
        connection: fixedConnection(sandbox.youtube),
        siteUrl,
        mode: 'sandbox',
        looksMs: LOOKS_MS,
        takedown: 'private',
        tuning: { chunkBytes: CHUNK_BYTES },
      }),
    things: [film],
    isAddition: ({ path }) => /\/(thumbnails\/set|captions|playlists|playlistItems)$/.test(path),
    errors: [
      ...Object.entries(REASONS).map(([reason, row]) => refusal({ name: reason, reason, row, status: statusOf(reason, row) })),
      ...Object.entries(STATUSES).map(([status, row]) => refusal({ name: `http ${status}`, reason: NEW, row, status: Number(status) })),
      ...Object.entries(TOKEN_ERRORS).map(([reason, row]) => tokenRefusal({ reason, row })),
      { ...refusal({ name: 'unlisted', reason: NEW, row: null, status: 400 }), isTypical: true },
    ],
  }
}

/** In no table. */
const NEW = 'someNewReason'

const film: Thing = {
  name: 'film',
  make({ mediaDir, documentId }) {
    // three chunks, the last of which makes the video
    const items = createItems({ mediaDir })
    const release = releaseSchema.parse({ ...items.video(documentId, { megabytes: 1 }), captions: items.captions() })
    const changed = { ...release, title: `${release.title}, bản sửa`, summary: 'Tóm tắt đã được sửa lại.' }
    return { release, changed: releaseSchema.parse(changed) }
  },
  loses: [
    { kind: 'lost-answer', match: { phase: 'final' } },
    { kind: 'error-before', status: 503, match: { phase: 'status' } },
  ],
}

const isToken = ({ phase }: Call) => phase === 'token'
/** It says so only when there is one, and then all is well. */
const isCaptionInsert = ({ method, path }: Call) => method === 'POST' && path.endsWith('/captions')

function refusal({ name, reason, row, status }: { name: string; reason: string; row: Row | null; status: number }): ErrorCase {
  return {
    name,
    fault: { kind: 'google-error', status, reason },
    error: () => fromAnswer({ status, body: { error: { errors: [{ reason }] } }, call: { bucket: 'units', now: new Date() } }),
    reaction: row === null ? 'reject' : REACTIONS[row.kind],
    fits: (call) => !isToken(call) && (reason !== 'captionExists' || !isCaptionInsert(call)),
    isOfOneCall: OF_ONE_CALL.has(name),
    strikes: status === 401 ? 2 : 1,
    isTypical: TYPICAL.has(name),
  }
}

function tokenRefusal({ reason, row }: { reason: string; row: Row }): ErrorCase {
  const fault = { kind: 'google-error', status: 400, reason }
  const thrown = Object.assign(new Error(reason), { config: {}, response: { status: 400, data: { error: reason } } })
  return {
    name: `token ${reason}`,
    fault,
    error: () => fromTokenFailure({ error: thrown, now: new Date() }),
    reaction: REACTIONS[row.kind],
    fits: isToken,
    isTypical: reason === 'invalid_grant',
  }
}

/** https://developers.google.com/youtube/v3/docs/errors: said of the call that was made */
const OF_ONE_CALL: ReadonlySet<string> = new Set([
  'forbidden',
  'insufficientPermissions',
  'playlistForbidden',
  'playlistItemsNotAccessible',
  'playlistOperationUnsupported',
  'uploadRateLimitExceeded',
  'http 403',
])

/** One for each reaction, and those the channel itself knows by reason or status. */
const TYPICAL: ReadonlySet<string> = new Set([
  'quotaExceeded',
  'uploadLimitExceeded',
  'authError',
  'forbidden',
  'invalidTitle',
  'videoNotFound',
  'playlistNotFound',
  'captionExists',
  'backendError',
  'http 409',
])

const REACTIONS: Readonly<Record<Row['kind'], Reaction>> = {
  rejected: 'reject',
  'not-authorized': 'block',
  limit: 'hold',
  unavailable: 'retry',
}

/** With which HTTP status a reason comes, where it is not its kind's usual one. */
const STATUS_OF: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    ['authError', 'expired', 'authorizationRequired', 'unauthorized', 'required', 'youtubeSignupRequired'].map((r) => [r, 401]),
  ),
  uploadLimitExceeded: 400,
  uploadRateLimitExceeded: 429,
  captionExists: 409,
  internalError: 500,
  backendError: 503,
  serviceUnavailable: 503,
}
const USUAL_STATUS: Readonly<Record<Row['kind'], number>> = { rejected: 400, 'not-authorized': 403, limit: 403, unavailable: 404 }

function statusOf(reason: string, row: Row): number {
  return STATUS_OF[reason] ?? USUAL_STATUS[row.kind]
}
