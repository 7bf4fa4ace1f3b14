/**
 * A run of the whole system, from its first start to takedowns and evidence, with every connection of every process noted and every
 * call to the platforms recorded: nobody is called who is not configured, and no token is where it does not belong.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { unpack } from '../../publisher/src/evidence/testing/unpacked'
import { startRecorder, type Recorder } from '../../publisher/src/faults/testing/recorder'
import { startSandbox, type Sandbox } from '../../publisher/src/sandbox/server'
import { ROOT } from '../environment'
import { runningPostgres } from '../postgres/leftover'
import { type Desk, openDesk } from './desk'
import { foundBelow, foundIn, foundInDatabase } from './search-secrets'
import { type StartedSystem, startSystem, until, untilReady } from './started-system'

jest.setTimeout(300_000)

const base = mkdtempSync(join(tmpdir(), 'hl-traffic-'))
const dataDir = join(base, 'data')
const connections = join(base, 'connections.jsonl')
const PLANTED = {
  FACEBOOK_PAGE_TOKEN: 'EAAplantedPageToken0123456789abcdef',
  FACEBOOK_APP_SECRET: 'planted-app-secret-0123456789abcdef',
  YOUTUBE_CLIENT_SECRET: 'planted-client-secret-0123456789',
  YOUTUBE_REFRESH_TOKEN: '1//planted-refresh-token-0123456789',
} as const
let front: Recorder
let sandbox: Sandbox
let system: StartedSystem
let desk: Desk

beforeAll(async () => {
  front = await startRecorder()
  const graphUrl = `${front.url}/graph`
  const facebook = { pageId: '100064000000007', pageToken: PLANTED.FACEBOOK_PAGE_TOKEN, appId: '900000000000007' }
  const youtube = {
    clientId: 'planted-client.apps.invalid',
    clientSecret: PLANTED.YOUTUBE_CLIENT_SECRET,
    channelId: 'UCplanted00000000000000A',
  }
  sandbox = await startSandbox({
    dir: join(base, 'platforms'),
    publicUrl: front.url,
    facebook: { ...facebook, appSecret: PLANTED.FACEBOOK_APP_SECRET, graphUrl, ruploadUrl: graphUrl, apiVersion: 'v26.0' },
    youtube: {
      ...youtube,
      refreshToken: PLANTED.YOUTUBE_REFRESH_TOKEN,
      apiUrl: `${front.url}/google`,
      tokenUrl: `${front.url}/google/token`,
    },
  })
  front.aim(sandbox.url)
  const at = (url: string) => url.replace(sandbox.url, front.url)
  system = await startSystem({
    dataDir,
    environment: {
      ...PLANTED,
      NODE_OPTIONS: `--require=${join(ROOT, 'scripts/e2e/record-connections.cjs')}`,
      HL_CONNECTIONS: connections,
      // all that can be said is said
      LOG_LEVEL: 'debug',
      FACEBOOK_PAGE_ID: facebook.pageId,
      FACEBOOK_APP_ID: facebook.appId,
      FACEBOOK_GRAPH_URL: at(sandbox.facebook.graphUrl),
      FACEBOOK_RUPLOAD_URL: at(sandbox.facebook.ruploadUrl),
      YOUTUBE_CLIENT_ID: youtube.clientId,
      YOUTUBE_CHANNEL_ID: youtube.channelId,
      YOUTUBE_API_URL: at(sandbox.youtube.apiUrl),
      YOUTUBE_TOKEN_URL: at(sandbox.youtube.tokenUrl),
      HEALTH_EVERY_MS: '1000',
    },
  })
  await untilReady({ system, withinMs: 240_000 })
  desk = await openDesk(system.addresses)
  await live()
})

afterAll(async () => {
  system?.process.kill('SIGTERM')
  await system?.ended
  await sandbox?.close()
  await front?.close()
  rmSync(base, { recursive: true, force: true })
})

test('every connection of every process goes to an address that was configured', () => {
  const { cms, site, internal } = system.addresses
  const postgres = `http://127.0.0.1:${runningPostgres(join(dataDir, 'postgres'))?.port}`
  const configured = new Set([cms, site, internal, front.url, postgres].map((url) => new URL(url).host))
  const noted = readFileSync(connections, 'utf8').trim().split('\n')
  const targets = noted.map((line) => targetOf(notedSchema.parse(JSON.parse(line))))
  expect([...new Set(targets.filter(({ to }) => !configured.has(to) && to !== '127.0.0.1').map(({ by, to }) => `${by} → ${to}`))]).toEqual(
    [],
  )
  // and the noting works: the database, the publisher and the platforms were really called
  const called = new Set(targets.map(({ to }) => to))
  expect([internal, front.url, postgres].map((url) => new URL(url).host).filter((address) => !called.has(address))).toEqual([])
  process.stderr.write(`  ${noted.length} connections and look-ups, ${called.size} targets; ${front.calls.length} calls to the platforms\n`)
})

const notedSchema = z.object({
  process: z.string(),
  host: z.string().optional(),
  port: z.number().optional(),
  lookup: z.string().optional(),
  path: z.string().optional(),
  datagram: z.boolean().optional(),
})

/** @returns who called whom; a look-up is a call to the name */
function targetOf({ process: by, host, port, lookup, ...other }: z.infer<typeof notedSchema>): { by: string; to: string } {
  const local = (name: string) => name.replace(/^localhost$/, '127.0.0.1')
  if (host !== undefined) return { by, to: `${local(host)}:${port}` }
  return { by, to: lookup === undefined ? JSON.stringify(other) : local(lookup) }
}

test('no token is in any address the platforms were called at', () => {
  const secrets = knownSecrets()
  expect(front.calls.length).toBeGreaterThan(100)
  expect(
    front.calls.flatMap(({ method, url }) => foundIn({ what: `${method} ${url.split('?')[0]}`, text: decodeURIComponent(url), secrets })),
  ).toEqual([])
})

test('no token is in a log, an error, a row of the database, a page or an evidence file', async () => {
  const secrets = new Map([...knownSecrets(), ...proofs()])
  const logs = foundBelow({ folder: join(dataDir, 'logs'), secrets })
  const site = foundBelow({ folder: join(dataDir, 'site'), secrets })
  const rows = await foundInDatabase({ databaseUrl: databaseUrl(), schemas: ['publisher', 'bullmq', 'cms'], secrets })
  const evidence = await evidenceFiles(secrets)
  expect([
    ...logs.found,
    ...site.found,
    ...rows.found,
    ...evidence.found,
    ...foundIn({ what: 'output', text: system.output(), secrets }),
  ]).toEqual([])
  // cms, publisher and PostgreSQL have a log each; and everything else was there to be searched
  expect(logs.files).toBeGreaterThanOrEqual(3)
  expect(Math.min(site.files, rows.tables, evidence.files)).toBeGreaterThan(30)
  process.stderr.write(
    `  ${secrets.size} secrets in ${logs.files} logs, ${site.files} pages, ${rows.tables} tables, ${evidence.files} evidence files: none\n`,
  )
})

/** Published, corrected, refused, blocked, taken down, looked at by the doctor. */
async function live(): Promise<void> {
  const settled = (wanted: readonly string[], query = '') =>
    until({
      what: `every delivery ${wanted.join(' or ')}`,
      withinMs: 120_000,
      ask: async () => (await desk.deliveries(query)).every(({ state }) => wanted.includes(state)),
    })
  await settled(['live', 'skipped'])
  const documentId = await desk.write({ title: 'Bài đi khắp nơi', text: 'Một đoạn.' })
  await desk.approve(documentId)
  await settled(['live', 'skipped'], `documentId=${documentId}`)
  for (const fault of [{ kind: 'graph-error', code: 100 }, { kind: 'token-expired' }]) await arm({ target: 'facebook', ...fault })
  await desk.edit({ documentId, title: 'Bài đi khắp nơi, bản sửa', text: 'Một đoạn khác.' })
  await desk.approve(documentId)
  await settled(['live', 'skipped', 'rejected'], `documentId=${documentId}`)
  await fetch(`${sandbox.url}/faults`, { method: 'DELETE' })
  await desk.takeDown(documentId)
  await settled(['removed', 'skipped'], `documentId=${documentId}`)
  const { PATH, HOME } = process.env
  const ports = Object.fromEntries(
    Object.entries({ CMS_PORT: system.addresses.cms, PUBLIC_PORT: system.addresses.site, INTERNAL_PORT: system.addresses.internal }).map(
      ([name, url]) => [name, new URL(url).port],
    ),
  )
  const environment = {
    PATH,
    HOME,
    DATA_DIR: dataDir,
    ...ports,
    NODE_OPTIONS: `--require=${join(ROOT, 'scripts/e2e/record-connections.cjs')}`,
    HL_CONNECTIONS: connections,
  }
  expect(
    execFileSync(process.execPath, [join(ROOT, 'scripts/dist/evidence.js'), 'articles', documentId, join(base, 'evidence.zip')], {
      env: environment,
      encoding: 'utf8',
    }),
  ).toContain('evidence.zip')
}

async function arm(fault: Record<string, unknown>): Promise<void> {
  expect((await fetch(`${sandbox.url}/faults`, { method: 'POST', body: JSON.stringify(fault) })).status).toBe(201)
}

/** What was planted, what the platforms handed out on the way, and what the system made for itself. */
function knownSecrets(): ReadonlyMap<string, string> {
  const bearers = new Set(front.calls.flatMap(({ headers }) => /^(?:Bearer|OAuth) (.+)$/.exec(headers.authorization ?? '')?.[1] ?? []))
  expect(bearers.size).toBeGreaterThan(1)
  const handedOut = [...bearers].map((token, no) => [`access token ${no + 1}`, token] as const)
  return new Map([...Object.entries(PLANTED), ...handedOut, ...Object.entries(ownSecrets())])
}

/** Signatures travel with each call to the Page, and belong nowhere else. */
function proofs(): [string, string][] {
  const signed = front.calls.flatMap(
    ({ url, bodyHead }) => /appsecret_proof=([0-9a-f]{64})/.exec(`${url} ${bodyHead.toString('latin1')}`)?.[1] ?? [],
  )
  expect(signed.length).toBeGreaterThan(10)
  return [...new Set(signed)].map((proof, no) => [`appsecret_proof ${no + 1}`, proof])
}

function ownSecrets(): Record<string, string> {
  return z.record(z.string(), z.string().min(16)).parse(JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')))
}

function databaseUrl(): string {
  const password = encodeURIComponent(ownSecrets()['POSTGRES_PASSWORD'] ?? '')
  return `postgresql://postgres:${password}@127.0.0.1:${runningPostgres(join(dataDir, 'postgres'))?.port}/hl`
}

async function evidenceFiles(secrets: ReadonlyMap<string, string>): Promise<{ files: number; found: string[] }> {
  const items = new Map((await desk.deliveries('')).map(({ type, documentId }) => [documentId, type]))
  const total = { files: 0, found: [] as string[] }
  for (const [documentId, type] of items) {
    const address = `${system.addresses.internal}/items/${type}/${documentId}/evidence`
    const answer = await fetch(address, { headers: { authorization: `Bearer ${desk.credentials.internalToken}` } })
    const zip = await unpack(Buffer.from(await answer.arrayBuffer()))
    const { files, found } = foundBelow({ folder: zip.folder, secrets })
    total.files += files
    total.found.push(...found)
    zip.remove()
  }
  return total
}
