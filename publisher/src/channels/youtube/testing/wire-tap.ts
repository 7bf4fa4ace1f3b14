/** Every request that reaches one port of this process, as it arrived: line, headers, body. Nothing of its way is changed. For tests. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { IncomingMessage } from 'node:http'

export interface WireRequest {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  body: Buffer
  /** false: the connection broke before the body was whole, or it is longer than what is kept */
  isWhole: boolean
}

export interface WireTap {
  /** those that have ended, oldest first */
  requests(): readonly WireRequest[]
  close(): void
}

const KEPT_BYTES = 4 * 1024 * 1024
const CHANNEL = 'http.server.request.start'

export function tapWire({ origin }: { origin: string }): WireTap {
  const { port } = new URL(origin)
  const open: { incoming: IncomingMessage; chunks: Buffer[]; isKept: boolean }[] = []
  const begin = (message: unknown) => {
    const incoming = incomingOf(message)
    if (incoming === null || String(incoming.socket.localPort) !== port) return
    const entry = { incoming, chunks: [] as Buffer[], isKept: true }
    open.push(entry)
    // listening would set the stream flowing before its reader is there; the parser hands every chunk to push
    const push = incoming.push.bind(incoming)
    incoming.push = (chunk: unknown, encoding?: BufferEncoding) => {
      if (Buffer.isBuffer(chunk) && entry.isKept) entry.chunks.push(Buffer.from(chunk))
      entry.isKept &&= entry.chunks.reduce((sum, { length }) => sum + length, 0) <= KEPT_BYTES
      return push(chunk, encoding)
    }
  }
  subscribe(CHANNEL, begin)
  return {
    requests: () =>
      open.map(({ incoming, chunks, isKept }) => ({
        method: incoming.method ?? '',
        url: new URL(incoming.url ?? '', origin),
        headers: incoming.headers,
        body: Buffer.concat(chunks),
        isWhole: incoming.complete && isKept,
      })),
    close: () => void unsubscribe(CHANNEL, begin),
  }
}

function incomingOf(message: unknown): IncomingMessage | null {
  const request = typeof message === 'object' && message !== null && 'request' in message ? message.request : null
  return request instanceof IncomingMessage ? request : null
}
