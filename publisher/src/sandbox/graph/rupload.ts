/**
 * The host that takes a reel's bytes: `POST /video-upload/{version}/{video-id}` with the token in the form `OAuth …`, the offset
 * and the size of the file in headers, and the rest of the file as the body. Its errors have a shape of their own.
 */
import type { IncomingMessage } from 'node:http'
import { BodyCut, headerOf } from '../body'
import { serveCall, type AnsweredFault, type OpenedCall, type ServeDeps } from '../serve-call'
import { appendBytes, takeTurn } from '../upload-bytes'
import type { GraphContext } from './context'
import { GraphError, graphFault } from './errors'
import type { Video } from './records'
import { assertOnPage, readCaller } from './token'
import { storedBytes, videoFile } from './video-upload'

const LARGEST = 2 * 1024 ** 3

class RuploadError extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }
}

type Args = { context: GraphContext; deps: ServeDeps; incoming: IncomingMessage; address: string; mount: string }

export function serveRupload({ context, deps, incoming, address, mount }: Args): Promise<Response> {
  const path = mount + address
  const method = incoming.method ?? 'GET'
  const strike = { target: 'facebook' as const, method, path, phase: 'reel-bytes' }
  return serveCall({
    deps,
    incoming,
    target: 'facebook',
    path,
    answerFault,
    answerError,
    async open(): Promise<OpenedCall> {
      const given = headersOf(incoming)
      const authorization = headerOf({ incoming, name: 'authorization' })
      context.settings.heard?.({ method, address, authorization, given, kind: 'rupload' })
      const dropAfter = deps.faults.take({ kinds: ['drop-midway'], strike })?.bytes ?? null
      return {
        phase: strike.phase,
        params: Object.fromEntries(given),
        async run() {
          const video = videoAt({ context, address, authorization, method })
          const run = () => takeBytes({ context, incoming, video, given, dropAfter })
          return takeTurn({ key: videoFile({ context, video }), incoming, isTakeover: true, run })
        },
      }
    },
  })
}

async function takeBytes({
  context,
  incoming,
  video,
  given,
  dropAfter,
}: Pick<Args, 'context' | 'incoming'> & { video: Video; given: ReadonlyMap<string, string>; dropAfter: number | null }): Promise<Response> {
  const offset = countOf(given.get('offset'))
  const size = countOf(given.get('file_size'))
  if (offset === null) throw new RuploadError('OffsetInvalidError', 'Header Offset not convertable to int')
  if (size === null || size === 0 || size > LARGEST || (video.size !== 0 && video.size !== size))
    throw new RuploadError('OffsetInvalidError', 'Header file_size must be the size of the file in bytes, the same each time')
  const stored = await storedBytes({ context, video })
  if (offset !== stored) throw new RuploadError('OffsetInvalidError', `The offset must be ${stored}`)
  if (Number(incoming.headers['content-length']) !== size - offset)
    throw new RuploadError('PartialRequestError', 'The body must be the rest of the file')
  await context.records.videos.put({ ...video, size })
  const arrived = await appendBytes({ file: videoFile({ context, video }), incoming, wanted: size - offset, dropAfter })
  if (arrived < size - offset) throw new BodyCut('the film was cut')
  return Response.json({ success: true })
}

function videoAt({
  context,
  address,
  authorization,
  method,
}: {
  context: GraphContext
  address: string
  authorization: string | null
  method: string
}): Video {
  const token = /^OAuth (.+)$/.exec(authorization ?? '')?.[1]
  if (token === undefined) throw new RuploadError('AuthenticationError', 'The header Authorization must have the form "OAuth <token>"', 401)
  assertOnPage({ context, caller: readCaller({ context, token }), needed: 'pages_manage_posts' })
  const id = /^\/video-upload\/v\d+\.\d+\/(\d+)$/.exec(address)?.[1]
  const video = id === undefined ? undefined : context.records.videos.get(id)
  if (method !== 'POST' || !video?.isReel) throw new RuploadError('ProcessingFailedError', 'There is no such upload', 404)
  if (video.finishedAt !== null) throw new RuploadError('ProcessingFailedError', 'This upload is finished')
  return video
}

/** What this host reads of the headers; a film's address (`file_url`) is not taken here. */
function headersOf(incoming: IncomingMessage): Map<string, string> {
  return new Map(['offset', 'file_size', 'file_url'].flatMap((name) => valueOf(incoming, name)))
}

function valueOf(incoming: IncomingMessage, name: string): [string, string][] {
  const value = headerOf({ incoming, name })
  return value === null ? [] : [[name, value]]
}

function countOf(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null
}

function answerError(error: unknown): Response {
  if (error instanceof RuploadError) return debugInfo({ type: error.type, message: error.message, status: error.status })
  if (error instanceof GraphError) return debugInfo({ type: 'AuthenticationError', message: error.message, status: 401 })
  return debugInfo({ type: 'InternalError', message: 'An unknown error occurred', status: 500 })
}

/** A limit and its headers are those of the Graph API; the rest has this host's shape. */
function answerFault(fault: AnsweredFault): Response {
  if (fault.kind === 'token-expired')
    return debugInfo({ type: 'AuthenticationError', message: 'Ordered by a fault of the sandbox', status: 401 })
  if (fault.kind === 'throttled' || fault.kind === 'quota-gone' || fault.kind === 'graph-error') return graphFault(fault)
  return debugInfo({ type: 'ServiceUnavailableError', message: 'Ordered by a fault of the sandbox', status: fault.status })
}

function debugInfo({ type, message, status }: { type: string; message: string; status: number }): Response {
  return Response.json({ debug_info: { retriable: status >= 500, type, message } }, { status })
}
