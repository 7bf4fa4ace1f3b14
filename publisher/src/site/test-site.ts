/** A whole small site for tests: its own database, directories, channel and public listener. Not for production. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client, Pool } from 'pg'
import { canonicalJson } from '@hl/config/canonical'
import { mediaPath } from '@hl/config/media-store'
import type { SiteEntry } from '@hl/config/outbox'
import { type Media, type Release, releaseHash } from '@hl/config/release'
import type { Channel } from '../channels/channel'
import { createWebsiteChannel } from '../channels/website'
import type { WebsiteRendition } from '../channels/website/render'
import type { SiteStore } from '../channels/website/site-store'
import { createPool } from '../database'
import { createPublicServer } from '../http/public'
import { createMediaReader, type MediaReader } from '../media/media-reader'
import { site as siteMigration } from '../migrations/0002-site'
import { applySiteEntry } from './site-entries'
import { createFrame } from './frame'
import { createSearch } from './search'
import { createSiteStore } from './site-store'
import { type RunningSite, startSite } from './start-site'

export interface TestSite {
  pool: Pool
  siteDir: string
  siteUrl: string
  store: SiteStore
  media: MediaReader
  channel: Channel<WebsiteRendition>
  running: RunningSite
  /** Statements of the store since it was made, oldest first. */
  queries: string[]
  addMedia(options: { bytes: Uint8Array; ext: string; mime: string; alt?: string }): Promise<Media>
  addEntry(options: { documentId: string; entry: SiteEntry; seq?: number }): ReturnType<typeof applySiteEntry>
  /** What the relay does before a Delivery may use it. */
  keepRelease(release: Release): Promise<string>
  close(): Promise<void>
}

const quiet = () => undefined
export const silentLog = { error: quiet, warn: quiet, info: quiet, debug: quiet }

export async function createTestSite(options: { databaseUrl: string; mode?: 'real' | 'sandbox' }): Promise<TestSite> {
  const { mode = 'real' } = options
  const database = await createDatabase(options.databaseUrl)
  const dir = await mkdtemp(join(tmpdir(), 'hl-site-'))
  const siteDir = join(dir, 'site')
  const mediaDir = join(dir, 'media')
  const pool = createPool({ databaseUrl: database.url, max: 8, onError: quiet })
  const port = await freePort()
  const siteUrl = `http://127.0.0.1:${port}`
  const queries: string[] = []
  const store = createSiteStore({ pool, onQuery: (sql) => queries.push(sql) })
  const frame = createFrame({ pool, siteUrl, mode, now: Date.now })
  const server = await createPublicServer({
    siteDir,
    siteUrl,
    host: '127.0.0.1',
    port,
    search: createSearch({ pool }),
    frame,
    log: silentLog,
  })
  const running = await startSite({ pool, site: store, siteDir, siteUrl, mode, log: silentLog })
  const media = createMediaReader(mediaDir)
  let entrySeq = 0
  return {
    pool,
    siteDir,
    siteUrl,
    store,
    media,
    running,
    queries,
    channel: createWebsiteChannel({ siteUrl, siteDir, site: store, mode, fetch: globalThis.fetch }),
    async addMedia({ bytes, ext, mime, alt }) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      await mkdir(dirname(mediaPath(mediaDir, sha256)), { recursive: true })
      await writeFile(mediaPath(mediaDir, sha256), bytes)
      return { sha256, size: bytes.length, mime, ext, name: `tệp${ext}`, width: null, height: null, alt: alt ?? null, caption: null }
    },
    addEntry: ({ documentId, entry, seq }) =>
      applySiteEntry({
        client: pool,
        payload: {
          v: 1,
          kind: 'site',
          seq: seq ?? ++entrySeq,
          documentId,
          at: '2026-11-24T01:00:00.000Z',
          actor: { id: '1', name: 'Quản trị' },
          entryKind: entry.kind,
          entry,
        },
      }),
    async keepRelease(release) {
      const hash = releaseHash(release)
      await pool.query('insert into release (hash, type, document_id, content) values ($1, $2, $3, $4) on conflict do nothing', [
        hash,
        release.type,
        release.documentId,
        canonicalJson(release),
      ])
      return hash
    },
    async close() {
      await running.close()
      await server.close()
      await pool.end()
      await database.drop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function createDatabase(databaseUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `hl_site_${randomBytes(6).toString('hex')}`
  const admin = async (sql: string) => {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await admin(`create database ${name}`)
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  const client = new Client({ connectionString: url.href })
  await client.connect()
  // what this part needs of migration 0001
  await client.query(`create schema publisher; set search_path to publisher;
    create table release (hash text primary key, type text, document_id text, content jsonb, created_at timestamptz default now())`)
  await client.query(siteMigration.sql)
  await client.end()
  return { url: url.href, drop: () => admin(`drop database if exists ${name} with (force)`) }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
