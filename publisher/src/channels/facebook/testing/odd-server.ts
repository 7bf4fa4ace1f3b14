/** For this channel's tests: a server in Facebook's place that answers whatever a test says, and what it was sent. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fixedConnection } from '../../connection'
import { createFacebookChannel } from '../index'

export type Handler = (request: IncomingMessage & { text: string }, response: ServerResponse) => void
export type Sent = { method: string; url: string; authorization: string; text: string }

const running: { close(): Promise<void> }[] = []

/** A channel that speaks to a server which answers as `handle` says. */
export async function channelTo(handle: Handler) {
  const seen: Sent[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString()
      seen.push({ method: request.method ?? '', url: request.url ?? '', authorization: request.headers.authorization ?? '', text })
      handle(Object.assign(request, { text }), response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push({
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  return { seen, channel: channelAt(`http://127.0.0.1:${address.port}`) }
}

export function channelAt(graphUrl: string) {
  const settings = {
    pageId: '1',
    pageToken: 'EAAtoken',
    appId: '9',
    appSecret: 'secret-of-the-app',
    graphUrl,
    ruploadUrl: graphUrl,
    apiVersion: 'v26.0',
  }
  return createFacebookChannel({ connection: fixedConnection(settings), siteUrl: 'https://a.vn', mode: 'real', looksMs: [0, 0] })
}

export async function closeServers(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.close()))
}

export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
