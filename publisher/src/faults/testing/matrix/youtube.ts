/** YouTube for the matrix: a film on our channel, and its error tables as faults. */
import { replacing, type Release } from '@hl/config/release'
import { fixedConnection } from '../../../channels/connection'
import { createYouTubeChannel } from '../../../channels/youtube'
import { REASONS, STATUSES, TOKEN_ERRORS, type Row } from '../../../channels/youtube/error-table'
import { fromAnswer, fromTokenFailure } from '../../../channels/youtube/errors'
import type { Items } from '../items'
import type { Call } from './controls'
import { madeInVain, type ErrorCase, type Reaction } from './faults'
import type { Platform } from './platform'
import { SECTIONS } from './sections'
import { thing } from './thing'

/** of the resumable protocol; the film has two of them and a little */
const CHUNK_BYTES = 512 * 1024
const LOOKS_MS = [60_000, 300_000] as const

export function youtubePlatform(): Platform {
  return {
    id: 'youtube',
    chunkBytes: CHUNK_BYTES,
    channel: ({ sandbox, siteUrl, thing: placed }) =>
      createYouTubeChannel({
        connection: fixedConnection(sandbox.youtube),
        siteUrl,
        mode: 'sandbox',
        looksMs: LOOKS_MS,
        takedown: placed.isDeleted ? 'delete' : 'private',
        tuning: { chunkBytes: CHUNK_BYTES },
      }),
    things: [
      thing({ name: 'film', make: bigFilm, loses: LOST }),
      thing({
        name: 'film in a playlist',
        verbs: ['made', 'corrected'],
        make: (items, documentId) => ({ ...items.video(documentId, {}), section: SECTIONS[0].documentId }),
        change: (release) => ({ ...release, section: SECTIONS[1].documentId }),
        isItsOwn: ({ path }) => /\/playlist(s|Items)$/.test(path),
      }),
      thing({ name: 'film with an hour', verbs: ['uploaded ahead', 'shown at its hour'], make: embargoed }),
      thing({
        name: 'film of a former cut',
        verbs: ['made anew'],
        make: (items, documentId) => items.video(documentId, {}),
        change: (release, items) => replacing({ ...release, video: items.video(`${release.documentId}b`, { no: 2 }).video }),
        isItsOwn: ({ isRemoval, phase }) => isRemoval || phase === 'final',
      }),
      thing({
        name: 'film to be deleted',
        verbs: ['taken down'],
        isDeleted: true,
        make: (items, documentId) => items.video(documentId, {}),
      }),
    ],
    isAddition: ({ path }) => /\/(thumbnails\/set|captions|playlists|playlistItems)$/.test(path),
    errors: [
      ...Object.entries(REASONS).map(([reason, row]) => refusal({ name: reason, reason, row, status: statusOf(reason, row) })),
      ...Object.entries(STATUSES).map(([status, row]) => refusal({ name: `http ${status}`, reason: NEW, row, status: Number(status) })),
      ...Object.entries(TOKEN_ERRORS).map(([reason, row]) => tokenRefusal({ reason, row })),
      { ...refusal({ name: 'unlisted', reason: NEW, row: null, status: 400 }), isTypical: true },
      madeInVain(({ phase }) => phase === 'final'),
      captionThere(),
    ],
  }
}

/** In no table. */
const NEW = 'someNewReason'

/** The last bytes, and the question that would tell. */
const LOST = [
  { kind: 'lost-answer', match: { phase: 'final' } },
  { kind: 'error-before', status: 503, match: { phase: 'status' } },
]

/** Three chunks, the last of which makes the video. */
function bigFilm(items: Items, documentId: string): Release {
  return { ...items.video(documentId, { megabytes: 1 }), captions: items.captions() }
}

/** Its hour comes when what is made ahead is made. */
function embargoed(items: Items, documentId: string): Release {
  const release = { ...items.video(documentId, {}), captions: items.captions() }
  const youtube = { ...release.plan.youtube, notBefore: new Date(Date.now() + 1_800_000).toISOString() }
  return { ...release, plan: { ...release.plan, youtube } }
}

const isToken = ({ phase }: Call) => phase === 'token'
const isCaptionInsert = ({ method, path }: Call) => method === 'POST' && path.endsWith('/captions')

function refusal({ name, reason, row, status }: { name: string; reason: string; row: Row | null; status: number }): ErrorCase {
  return {
    name,
    fault: { kind: 'google-error', status, reason },
    error: () => fromAnswer({ status, body: { error: { errors: [{ reason }] } }, call: { bucket: 'units', now: new Date() } }),
    reaction: row === null ? 'reject' : REACTIONS[row.kind],
    fits: (call) => !isToken(call) && !(IS_BELIEVED[reason]?.(call) ?? false),
    isOfOneCall: OF_ONE_CALL.has(name),
    strikes: status === 401 ? 2 : 1,
    isTypical: TYPICAL.has(name),
  }
}

/** YouTube says so only when it is so; what we do then needs nothing more. */
const IS_BELIEVED: Readonly<Record<string, (call: Call) => boolean>> = {
  captionExists: isCaptionInsert,
  // somebody has deleted it, or taken the video out
  playlistNotFound: ({ method, path }) => method === 'GET' && path.endsWith('/playlistItems'),
  playlistItemNotFound: ({ method }) => method === 'DELETE',
}

/** The track is there, as after an insert whose answer was lost and which the list does not show yet. */
function captionThere(): ErrorCase {
  return {
    ...refusal({ name: 'captionExists, and it is there', reason: 'captionExists', row: REASONS['captionExists'] ?? null, status: 409 }),
    fault: { kind: 'google-error', status: 409, reason: 'captionExists', isAfter: true },
    fits: isCaptionInsert,
    isTypical: true,
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
