/** Request bodies read from the raw connection: small ones into memory, with a limit; big ones are streamed in upload-bytes.ts. */
import type { IncomingMessage } from 'node:http'

export class BodyTooLarge extends Error {}
/** The connection ended, by the client's doing or by a fault's, before the body was whole. */
export class BodyCut extends Error {}

/** @param dropAfter a fault: destroy the connection once more than this many bytes have arrived */
export function readBody({
  incoming,
  limit,
  dropAfter,
}: {
  incoming: IncomingMessage
  limit: number
  dropAfter: number | null
}): Promise<Buffer> {
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
