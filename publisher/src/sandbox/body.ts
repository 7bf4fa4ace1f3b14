/** Request bodies read from the raw connection: small ones into memory, with a limit; big ones are streamed in upload-bytes.ts. */
import type { IncomingMessage } from 'node:http'

export class BodyTooLarge extends Error {}
/** The connection ended, by the client's doing or by a fault's, before the body was whole. */
export class BodyCut extends Error {}

/** @param dropAfter a fault: destroy the connection once more than this many bytes have arrived */
/** What of a body is kept in memory while its call is held: a chunk of a film, a picture. */
const KEPT_LIMIT = 64 * 1024 * 1024
const kept = new WeakMap<IncomingMessage, Buffer>()

/** Takes the whole body in before its call is held: a client that gives up meanwhile takes the rest of it away. */
export async function keepBody(incoming: IncomingMessage): Promise<void> {
  // read already, as the parameters of a Graph call are
  if (incoming.readableEnded) return
  kept.set(incoming, await readBody({ incoming, limit: KEPT_LIMIT, dropAfter: null }))
}

/** Its parts as they come, or what was kept of it. */
export function partsOf(incoming: IncomingMessage): AsyncIterable<unknown> | Iterable<unknown> {
  const body = kept.get(incoming)
  return body ? [body] : incoming
}

export function readBody({
  incoming,
  limit,
  dropAfter,
}: {
  incoming: IncomingMessage
  limit: number
  dropAfter: number | null
}): Promise<Buffer> {
  const body = kept.get(incoming)
  if (body) return body.length > limit ? Promise.reject(new BodyTooLarge(`more than ${limit} bytes`)) : Promise.resolve(body)
  // its 'close' is past and will not come again
  if (incoming.destroyed) return Promise.reject(new BodyCut('connection closed before'))
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let length = 0
    incoming.on('data', (part: Buffer) => {
      length += part.length
      if (dropAfter !== null && length > dropAfter) {
        incoming.socket.destroy()
        reject(new BodyCut('dropped by a fault'))
        return
      }
      if (length > limit) reject(new BodyTooLarge(`more than ${limit} bytes`))
      else parts.push(part)
    })
    incoming.on('end', () => resolve(Buffer.concat(parts)))
    incoming.on('close', () => reject(new BodyCut('connection closed')))
    incoming.on('error', () => reject(new BodyCut('connection failed')))
  })
}

export function headerOf({ incoming, name }: { incoming: IncomingMessage; name: string }): string | null {
  const value = incoming.headers[name]
  return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value
}
