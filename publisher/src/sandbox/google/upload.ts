/** videos.insert by the resumable protocol: open a session, send bytes, ask how far it came. developers.google.com/youtube/v3/guides/using_resumable_upload_protocol */
import { randomBytes } from 'node:crypto'
import { stat, truncate, writeFile } from 'node:fs/promises'
import { headerOf } from '../body'
import { readDuration } from '@hl/config/mp4-duration'
import type { GoogleCall, GoogleContext, GoogleRun } from './context'
import { badRequest, notFound } from './errors'
import { readJson } from './json-body'
import { readParts } from './parts'
import { newVideoId, type UploadSession, type Video } from './records'
import { appendBytes, takeTurn } from '../upload-bytes'
import { videoResource } from './video-resource'
import { applyBody } from './video-rules'
import { parseBody, VIDEO_PARTS, videoBody } from './video-schema'

const STEP = 256 * 1024
const LARGEST = 256 * 1024 ** 3
type Range = 'status' | { from: number; to: number }

export const openSession: GoogleRun = async ({ context, call }) => {
  const { incoming, query } = call
  if (query.get('uploadType') !== 'resumable') throw badRequest('badRequest', 'The sandbox takes videos only with uploadType=resumable')
  const parts = readParts({ given: query.getAll('part'), known: VIDEO_PARTS })
  const size = Number(headerOf({ incoming, name: 'x-upload-content-length' }) ?? Number.NaN)
  if (!Number.isSafeInteger(size) || size < 0 || size > LARGEST)
    throw badRequest('badRequest', 'X-Upload-Content-Length must be the size of the file in bytes')
  const mime = headerOf({ incoming, name: 'x-upload-content-type' }) ?? ''
  if (!/^(video\/[\w.+*-]+|application\/octet-stream)$/.test(mime))
    throw badRequest('badContent', `X-Upload-Content-Type "${mime}" is not accepted`)
  const body = parseBody({ schema: videoBody, json: await readJson(call) })
  const mutable = applyBody({ body, parts, before: null, settings: context.settings })
  const session: UploadSession = {
    id: randomBytes(24).toString('base64url'),
    no: context.records.nextNo(),
    size,
    mime,
    slug: headerOf({ incoming, name: 'slug' }),
    parts,
    mutable,
    createdAt: context.settings.now().toISOString(),
    videoId: newVideoId(),
    isDone: false,
  }
  await writeFile(bytesFile({ context, session }), '')
  await context.records.sessions.put(session)
  const location = new URL(context.baseUrl() + call.strike.path)
  location.search = String(new URLSearchParams({ uploadType: 'resumable', upload_id: session.id }))
  return new Response(null, { status: 200, headers: { location: location.href, 'x-guploader-uploadid': session.id } })
}

/** `PUT <session URI>`: bytes, or with an empty body and a `bytes *\/total` range the question how many there are. */
export const continueSession: GoogleRun = async ({ context, call }) => {
  const session = sessionOf({ context, id: call.query.get('upload_id') })
  const range = readRange({ call, session })
  const isStatus = range === 'status'
  return takeTurn({
    key: session.id,
    incoming: call.incoming,
    isTakeover: !isStatus,
    run: () => advance({ context, call, id: session.id, range }),
  })
}

async function advance({
  context,
  call,
  id,
  range,
}: {
  context: GoogleContext
  call: GoogleCall
  id: string
  range: Range
}): Promise<Response> {
  const session = sessionOf({ context, id })
  if (isFinished({ context, session })) return finishedAnswer({ context, session })
  const file = bytesFile({ context, session })
  const size = (await stat(file)).size
  // every byte is here, but the process died before the video was recorded
  if (size === session.size && (size > 0 || range !== 'status')) return finish({ context, call, session })
  const stored = size - (size % STEP)
  if (range === 'status') return progress(stored)
  if (range.from !== stored) {
    call.incoming.resume()
    return progress(stored)
  }
  if (range.to !== session.size && (range.to - range.from) % STEP !== 0) {
    throw badRequest('badRequest', `A chunk that is not the last must be a multiple of ${STEP} bytes`)
  }
  await truncate(file, stored)
  const arrived = await appendBytes({ file, incoming: call.incoming, wanted: range.to - range.from, dropAfter: call.dropAfter })
  const total = stored + arrived
  if (total === session.size) return finish({ context, call, session })
  // as on the platform, only whole steps of a broken transfer are kept
  const kept = total - (total % STEP)
  await truncate(file, kept)
  return progress(kept)
}

export function phaseOf(call: Pick<GoogleCall, 'incoming' | 'query'>): 'session' | 'bytes' | 'final' | 'status' | null {
  if (call.incoming.method === 'POST' && call.query.get('uploadType') === 'resumable') return 'session'
  if (call.incoming.method !== 'PUT' || !call.query.has('upload_id')) return null
  const range = headerOf({ incoming: call.incoming, name: 'content-range' })
  if (range?.startsWith('bytes */')) return 'status'
  const [, last, total] = /-(\d+)\/(\d+)$/.exec(range ?? '') ?? []
  return range === null || Number(last) + 1 === Number(total) ? 'final' : 'bytes'
}

async function finish({ context, call, session }: { context: GoogleContext; call: GoogleCall; session: UploadSession }): Promise<Response> {
  const { records, settings } = context
  const fault = context.faults.take({ kinds: ['processing-failed'], strike: call.strike })
  const now = settings.now()
  const video: Video = {
    id: session.videoId,
    no: records.nextNo(),
    mutable: session.mutable,
    publishedAt: now.toISOString(),
    uploadedAt: now.toISOString(),
    listedAt: new Date(now.getTime() + settings.delays.youtubeListMs).toISOString(),
    fileName: session.slug ?? 'unknown',
    size: session.size,
    mime: session.mime,
    durationMs: await readDuration(bytesFile({ context, session })),
    willFail: fault !== null || session.size === 0,
    thumbnail: null,
  }
  await records.videos.put(video)
  await records.sessions.put({ ...session, isDone: true })
  return finishedAnswer({ context, session })
}

/** The same answer however often it is asked for: the cure for a lost one. */
function finishedAnswer({ context, session }: { context: GoogleContext; session: UploadSession }): Response {
  const video = context.records.videos.get(session.videoId)
  if (!video) throw notFound('videoNotFound', 'The video of this session was deleted')
  return Response.json(videoResource({ context, video, parts: session.parts }), { status: 201 })
}

function progress(stored: number): Response {
  return new Response(null, { status: 308, headers: stored === 0 ? {} : { range: `bytes=0-${stored - 1}` } })
}

function sessionOf({ context, id }: { context: GoogleContext; id: string | null }): UploadSession {
  const session = id === null ? undefined : context.records.sessions.get(id)
  const ageMs = session ? context.settings.now().getTime() - new Date(session.createdAt).getTime() : 0
  if (!session || ageMs > context.settings.limits.sessionMs) throw notFound('notFound', 'Upload session not found or expired')
  return session
}

function readRange({ call, session }: { call: GoogleCall; session: UploadSession }): Range {
  const { incoming } = call
  const range = headerOf({ incoming, name: 'content-range' })
  const lengthHeader = headerOf({ incoming, name: 'content-length' })
  const length = lengthHeader === null ? null : Number(lengthHeader)
  if (range === null) {
    if (length !== null && length !== session.size)
      throw badRequest('badRequest', `Content-Length ${length} is not the announced ${session.size}`)
    return { from: 0, to: session.size }
  }
  const status = /^bytes \*\/(\d+|\*)$/.exec(range)
  if (status) {
    if (status[1] !== '*' && Number(status[1]) !== session.size)
      throw badRequest('badRequest', `The total is ${session.size}, not ${status[1]}`)
    return 'status'
  }
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range) ?? []
  if (first === undefined || Number(total) !== session.size)
    throw badRequest('badRequest', `Content-Range "${range}" does not fit a file of ${session.size} bytes`)
  const from = Number(first)
  const to = Number(last) + 1
  if (to <= from || to > session.size) throw badRequest('badRequest', `Content-Range "${range}" is empty or too long`)
  if (length !== null && length !== to - from) throw badRequest('badRequest', `Content-Length ${length} is not the length of "${range}"`)
  return { from, to }
}

function isFinished({ context, session }: { context: GoogleContext; session: UploadSession }): boolean {
  return session.isDone || context.records.videos.get(session.videoId) !== undefined
}

function bytesFile({ context, session }: { context: GoogleContext; session: UploadSession }): string {
  return context.store.mediaFile(`youtube-${session.videoId}`)
}
