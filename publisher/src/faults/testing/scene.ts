/**
 * One publisher (or several) on a database, a site folder and platforms of their own. Tests write the outbox as cms does
 * and look at what the public, the operators and the database see.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Pool } from 'pg'
import type { Release } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import { prepareTables } from '../../../../cms/src/editorial/tables'
import { freePort } from '../../../../scripts/ports'
import { startSandbox, type SandboxOptions } from '../../sandbox/server'
import { deliveriesAt, type Deliveries } from './deliveries'
import { createItems, publishPayload, removePayload, type Items } from './items'
import { platformsAt, type Platforms } from './platforms'
import { startPublisher, type Publisher } from './publisher'
import type { Recorder } from './recorder'
import { waitFor } from './wait-for'

export interface Scene {
  items: Items
  /** where the website's files lie */
  siteDir: string
  platforms: Platforms
  pool: Pool
  /** of the publisher that was started last, or of another */
  deliveries(publisher?: Publisher): Deliveries
  start(environment?: Readonly<Record<string, string>>): Promise<Publisher>
  /** the same ports again, as a supervisor starts it again */
  restart(environment?: Readonly<Record<string, string>>): Promise<Publisher>
  approve(release: Release, seq?: number): Promise<void>
  takedown(release: Release, seq: number): Promise<void>
  write(row: { documentId: string; seq: number; payload: unknown }): Promise<void>
  /** status of the Item's page on the public site */
  page(release: Release): Promise<number>
  untilLive(input: { releases: readonly Release[]; withinMs: number }): Promise<void>
  untilState(input: { states: readonly string[]; withinMs: number; documentId?: string; channels?: readonly string[] }): Promise<void>
  close(): Promise<void>
}

const TOKEN = 'faults-token-0123456789abcdef0123456789'

export async function openScene(options: {
  serverUrl: string
  name: string
  delays?: SandboxOptions['delays']
  environment?: Readonly<Record<string, string>>
  /** what all calls to the platforms pass through; closed with the Scene */
  front?: Recorder
}): Promise<Scene> {
  const { serverUrl, name, delays = {}, environment = {}, front } = options
  const folder = mkdtempSync(join(tmpdir(), `hl-faults-${name}-`))
  const databaseUrl = await createDatabase({ serverUrl, name: `faults_${name}` })
  await prepareTables(databaseUrl)
  const pool = new Pool({ connectionString: databaseUrl, max: 3, options: '-c search_path=publisher' })
  pool.on('error', () => undefined)
  const sandbox = await startSandbox({
    dir: join(folder, 'sandbox'),
    delays: { facebookProcessingMs: 0, youtubeProcessingMs: 0, ...delays },
    ...(front ? { publicUrl: front.url } : {}),
  })
  front?.aim(sandbox.url)
  const called = (url: string) => (front ? url.replace(sandbox.url, front.url) : url)
  const ports: { public: number; internal: number }[] = []
  const publishers: Publisher[] = []
  const siteUrl = () => `http://127.0.0.1:${ports[0]?.public ?? 0}`
  const launch = async ({ at, more = {} }: { at: number; more?: Readonly<Record<string, string>> | undefined }) => {
    const own = ports[at] ?? { public: await freePort(), internal: await freePort() }
    ports[at] = own
    const { facebook, youtube } = sandbox
    const publisher = await startPublisher({
      ports: own,
      logFile: join(folder, `publisher-${at}.log`),
      environment: {
        DATABASE_URL: databaseUrl,
        PUBLISHER_API_TOKEN: TOKEN,
        DATA_DIR: folder,
        SITE_URL: siteUrl(),
        FACEBOOK_PAGE_ID: facebook.pageId,
        FACEBOOK_PAGE_TOKEN: facebook.pageToken,
        FACEBOOK_APP_ID: facebook.appId,
        FACEBOOK_APP_SECRET: facebook.appSecret,
        FACEBOOK_GRAPH_URL: called(facebook.graphUrl),
        FACEBOOK_RUPLOAD_URL: called(facebook.ruploadUrl),
        FACEBOOK_FIRST_LOOK_MS: '300',
        FACEBOOK_SECOND_LOOK_MS: '900',
        YOUTUBE_CLIENT_ID: youtube.clientId,
        YOUTUBE_CLIENT_SECRET: youtube.clientSecret,
        YOUTUBE_REFRESH_TOKEN: youtube.refreshToken,
        YOUTUBE_CHANNEL_ID: youtube.channelId,
        YOUTUBE_API_URL: called(youtube.apiUrl),
        YOUTUBE_TOKEN_URL: called(youtube.tokenUrl),
        YOUTUBE_FIRST_LOOK_MS: '300',
        YOUTUBE_SECOND_LOOK_MS: '900',
        ...environment,
        ...more,
      },
    })
    publishers.push(publisher)
    return publisher
  }
  const deliveries = (publisher = publishers.at(-1)) => deliveriesAt({ url: publisher?.url ?? '', token: TOKEN })
  const write: Scene['write'] = async ({ documentId, seq, payload }) => {
    await pool.query(
      `with row as (insert into cms.outbox (document_id, seq, payload) values ($1, $2, $3) returning id) select pg_notify('outbox', '') from row`,
      [documentId, seq, JSON.stringify(payload)],
    )
  }
  const untilState: Scene['untilState'] = ({ states, withinMs, documentId, channels }) => {
    const shown = async () => {
      const all = await deliveries().list(documentId ? { documentId } : {})
      return all.filter(({ channel }) => channels?.includes(channel) ?? true)
    }
    return waitFor({
      what: `deliveries to be ${states.join(' or ')}`,
      withinMs,
      isTrue: async () => {
        // not answering while PostgreSQL is away
        const now = await shown().catch(() => [])
        return now.length > 0 && now.every(({ state }) => states.includes(state))
      },
      explain: async () =>
        (await shown())
          .filter(({ state }) => !states.includes(state))
          .map((each) => `${each.documentId}/${each.channel}: ${each.state} ${each.error?.code ?? ''}`)
          .join(', '),
    })
  }
  return {
    items: createItems({ mediaDir: join(folder, 'media') }),
    siteDir: join(folder, 'site'),
    platforms: platformsAt(sandbox.url),
    pool,
    deliveries,
    start: (more) => launch({ at: ports.length, more }),
    restart: (more) => launch({ at: Math.max(0, ports.length - 1), more }),
    write,
    approve: (release, seq = 1) => write({ documentId: release.documentId, seq, payload: publishPayload({ release, seq }) }),
    takedown: (release, seq) => write({ documentId: release.documentId, seq, payload: removePayload({ release, seq }) }),
    page: async (release) => (await fetch(siteUrl() + itemPath(release))).status,
    async untilLive({ releases, withinMs }) {
      const startedAt = Date.now()
      await waitFor({
        what: 'every Item to have its Deliveries',
        withinMs,
        isTrue: async () =>
          ((
            await deliveries()
              .list()
              .catch(() => null)
          )?.length ?? 0) >=
          releases.length * 3,
      })
      await untilState({ states: ['live', 'skipped'], withinMs: withinMs - (Date.now() - startedAt) })
    },
    untilState,
    async close() {
      for (const publisher of publishers) if (publisher.isAlive()) await publisher.end('SIGKILL')
      await pool.end()
      await sandbox.close()
      await front?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function createDatabase({ serverUrl, name }: { serverUrl: string; name: string }): Promise<string> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
