/** For this channel's tests: a server in Facebook's place that answers whatever a test says, and what it was sent. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fixedConnection } from '../../connection'
import { readEntries } from '../../../sandbox/graph/given'
import { createFacebookChannel } from '../index'
import { createFidelity } from './fidelity'

export type Handler = (request: IncomingMessage & { text: string }, response: ServerResponse) => void
export type Sent = { method: string; url: string; authorization: string; text: string }

const running: { close(): Promise<void> }[] = []

/** A channel that speaks to a server which answers as `handle` says. */
export async function channelTo(handle: Handler) {
  const seen: Sent[] = []
  const fidelity = createFidelity(ACCOUNT)
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString()
      const { method = '', url = '', headers } = request
      seen.push({ method, url, authorization: headers.authorization ?? '', text })
      const entries = readEntries({ body: Buffer.concat(parts), type: headers['content-type'] ?? '' })
      const given = new Map<string, unknown>([...new URL(url, 'http://odd.invalid').searchParams, ...entries])
      fidelity.hear({ method, address: url, authorization: headers.authorization ?? null, given, kind: kindOf(url) })
      handle(Object.assign(request, { text }), response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push({
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      fidelity.assert()
    },
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  return { seen, channel: channelAt(`http://127.0.0.1:${address.port}`) }
}

const ACCOUNT = { pageId: '1', pageToken: 'EAAtoken', appId: '9', appSecret: 'secret-of-the-app', apiVersion: 'v26.0' }

function kindOf(url: string): string | null {
  const id = new URL(url, 'http://odd.invalid').pathname.split('/').filter(Boolean)[1]
  return id === undefined ? 'root' : id === ACCOUNT.pageId ? 'page' : null
}

export function channelAt(graphUrl: string) {
  const settings = { ...ACCOUNT, graphUrl, ruploadUrl: graphUrl }
  return createFacebookChannel({ connection: fixedConnection(settings), siteUrl: 'https://a.vn', mode: 'real', looksMs: [0, 0] })
}

export async function closeServers(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.close()))
}

export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
