/** For the sandbox's tests: a server in this process on a free port, and the two platforms' calls as a client sends them. */
import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox, type Sandbox, type SandboxOptions } from '../server'

/** A parsed JSON answer; tests look into it freely, so every member may be anything. */
export interface Answer {
  status: number
  headers: Headers
  body: Json
}
export interface Json {
  readonly [name: string]: Json
}

export interface Harness {
  sandbox: Sandbox
  dir: string
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startHarness(options: Omit<SandboxOptions, 'dir' | 'port'> = {}): Promise<Harness> {
  const dir = await mkdtemp(join(tmpdir(), 'hl-sandbox-'))
  const harness: Harness = {
    sandbox: await startSandbox({ ...options, dir }),
    dir,
    async restart() {
      await harness.sandbox.close()
      harness.sandbox = await startSandbox({ ...options, dir })
    },
    async stop() {
      await harness.sandbox.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
  return harness
}

type Values = Record<string, string | File>

export function graphClient(harness: Harness) {
  const proof = () => createHmac('sha256', harness.sandbox.facebook.appSecret).update(harness.sandbox.facebook.pageToken).digest('hex')
  const authorization = () => ({ authorization: `Bearer ${harness.sandbox.facebook.pageToken}` })
  const at = (path: string) => `${harness.sandbox.facebook.graphUrl}/v26.0/${path}`
  return {
    page: harness.sandbox.facebook.pageId,
    proof,
    get(path: string) {
      const url = path.startsWith('http') ? path : at(path)
      return send(`${url}${url.includes('?') ? '&' : '?'}appsecret_proof=${proof()}`, { headers: authorization() })
    },
    post(path: string, values: Record<string, unknown>) {
      const headers = { ...authorization(), 'content-type': 'application/json' }
      return send(at(path), { method: 'POST', headers, body: JSON.stringify({ ...values, appsecret_proof: proof() }) })
    },
    form(path: string, values: Values) {
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...values, appsecret_proof: proof() })) form.set(name, value)
      return send(at(path), { method: 'POST', headers: authorization(), body: form })
    },
    delete: (path: string) => send(`${at(path)}?appsecret_proof=${proof()}`, { method: 'DELETE', headers: authorization() }),
  }
}

export async function googleClient(harness: Harness) {
  const { clientId, clientSecret, refreshToken, tokenUrl } = harness.sandbox.youtube
  const grant = await send(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
      grant_type: 'refresh_token',
    }),
  })
  const token = String(grant.body.access_token)
  const authorization = { authorization: `Bearer ${token}` }
  const at = (path: string) => `${harness.sandbox.youtube.apiUrl}/${path}`
  return {
    token,
    get: (path: string) => send(at(`youtube/v3/${path}`), { headers: authorization }),
    delete: (path: string) => send(at(`youtube/v3/${path}`), { method: 'DELETE', headers: authorization }),
    json(method: 'POST' | 'PUT', path: string, body: unknown, headers: Record<string, string> = {}) {
      const all = { ...authorization, 'content-type': 'application/json; charset=UTF-8', ...headers }
      return send(at(path), { method, headers: all, body: JSON.stringify(body) })
    },
    async open({ size, snippet = {}, status = {} }: { size: number; snippet?: object; status?: object }) {
      const body = {
        snippet: { title: 'Phim thử', ...snippet },
        status: { privacyStatus: 'public', selfDeclaredMadeForKids: false, ...status },
      }
      return this.json('POST', 'upload/youtube/v3/videos?uploadType=resumable&part=snippet,status', body, {
        'x-upload-content-length': String(size),
        'x-upload-content-type': 'video/mp4',
        slug: 'phim.mp4',
      })
    },
    put: (session: string, body: Buffer | null, range?: string) =>
      send(session, {
        method: 'PUT',
        body: body ?? '',
        headers: range === undefined ? {} : { 'content-range': range },
        redirect: 'manual',
      }),
  }
}

export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: parse(text) }
}

export async function arm(harness: Harness, fault: object): Promise<Answer> {
  return send(`${harness.sandbox.url}/faults`, { method: 'POST', body: JSON.stringify(fault) })
}

/** A website with one article, for scraping. */
export async function startSite({ image }: { image?: Buffer } = {}): Promise<{ url: string; agents: string[]; close(): Promise<void> }> {
  const agents: string[] = []
  const server = createServer((request, response) => {
    agents.push(request.headers['user-agent'] ?? '')
    if (request.url === '/anh.png' && image) return void response.writeHead(200, { 'content-type': 'image/png' }).end(image)
    if (!request.url?.startsWith('/bai-viet/')) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(
      `<html><head><title>x</title><meta property="og:title" content="Đường về &amp; nhà"><meta content='Tóm tắt' property='og:description'>
       <meta property="og:image" content="/anh.png"></head></html>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${portOf(server)}`, agents, close: () => new Promise((resolve) => void server.close(() => resolve())) }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  return address.port
}

function parse(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
