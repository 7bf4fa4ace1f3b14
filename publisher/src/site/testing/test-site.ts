/** A whole small site for tests: its own database, directories, channel and public listener. Not for production. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Pool } from 'pg'
import { canonicalJson } from '@hl/config/canonical'
import { mediaPath } from '@hl/config/media-store'
import type { SiteEntry } from '@hl/config/outbox'
import { type Media, type Release, releaseHash } from '@hl/config/release'
import type { Channel } from '../../channels/channel'
import { createWebsiteChannel } from '../../channels/website'
import type { WebsiteRendition } from '../../channels/website/render'
import type { SiteStore } from '../../channels/website/site-store'
import { createPublicServer } from '../../http/public'
import { createMediaReader, type MediaReader } from '../../media/media-reader'
import { makeHere } from '../../media/picture-maker'
import { createTestDatabase, type TestDatabase } from '../../migrations/test-database'
import { applySiteEntry } from '../site-entries'
import { documentReader } from '../read-documents'
import { createFrame } from '../frame'
import { makeAll } from '../picture-worker'
import { createSearch } from '../search'
import { createSiteStore } from '../site-store'
import { type RunningSite, startSite } from '../start-site'
import { recordTakedown } from '../takedown'

export interface TestSite {
  pool: Pool
  siteDir: string
  siteUrl: string
  store: SiteStore
  media: MediaReader
  mediaDir: string
  channel: Channel<WebsiteRendition>
  running: RunningSite
  /** What the picture worker does, until there is nothing to make. */
  makePictures(): Promise<void>
  /** Statements of the store since it was made, oldest first. */
  queries: string[]
  addMedia(options: { bytes: Uint8Array; ext: string; mime: string; alt?: string }): Promise<Media>
  addEntry(options: { documentId: string; entry: SiteEntry; seq?: number }): ReturnType<typeof applySiteEntry>
  /** What the relay does before a Delivery may use it. */
  keepRelease(release: Release): Promise<string>
  /** What the relay does with a takedown before the Delivery is due. */
  takedown(options: { documentId: string; reason: string | null; at?: string }): Promise<void>
  close(): Promise<void>
}

const quiet = () => undefined
export const silentLog = { error: quiet, warn: quiet, info: quiet, debug: quiet }

export async function createTestSite(options: {
  databaseUrl: string | undefined
  database?: TestDatabase
  mode?: 'real' | 'sandbox'
  /** what its pages call it; it is served at an address of its own all the same */
  siteUrl?: string
}): Promise<TestSite> {
  const { mode = 'real' } = options
  const database = options.database ?? (await createTestDatabase(options.databaseUrl))
  const { pool } = database
  if (options.database) await emptyDatabase(pool)
  const dir = await mkdtemp(join(tmpdir(), 'hl-site-'))
  const siteDir = join(dir, 'site')
  const mediaDir = join(dir, 'media')
  const port = await freePort()
  const siteUrl = options.siteUrl ?? `http://127.0.0.1:${port}`
  const queries: string[] = []
  const store = createSiteStore({ pool, onQuery: (sql) => queries.push(sql) })
  const frame = createFrame({ pool, siteUrl, mode, now: Date.now })
  const server = await createPublicServer({
    siteDir,
    siteUrl,
    host: '127.0.0.1',
    port,
    search: createSearch({ pool }),
    documents: documentReader(pool),
    frame,
    log: silentLog,
  })
  const media = createMediaReader(mediaDir)
  const running = await startSite({ pool, site: store, media, siteDir, siteUrl, mode, log: silentLog })
  let entrySeq = 0
  return {
    pool,
    siteDir,
    siteUrl,
    store,
    media,
    mediaDir,
    running,
    queries,
    async makePictures() {
      const maker = { make: makeHere, close: async () => undefined }
      const deps = { pool, media, siteDir, siteUrl, mode, log: silentLog, maker, onRaised: quiet }
      for (const kind of ['share', 'photo'] as const) await makeAll({ deps, kind, isClosed: () => false })
      await running.catchUp()
    },
    channel: createWebsiteChannel({ siteUrl, siteDir, site: store, media, mode, fetch: globalThis.fetch }),
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
    takedown: ({ documentId, reason, at }) =>
      recordTakedown({
        client: pool,
        payload: {
          v: 1,
          kind: 'remove',
          seq: ++entrySeq,
          documentId,
          type: 'article',
          reason,
          at: at ?? '2026-11-24T01:00:00.000Z',
          actor: { id: '1', name: 'Trưởng ban' },
        },
      }),
    async close() {
      await running.close()
      await server.close()
      if (!options.database) await database.drop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** A suite that makes dozens of sites keeps one database for all of them. */
async function emptyDatabase(pool: Pool): Promise<void> {
  // what hangs on a Release goes with it, and observations refuse to be emptied: here there are none
  await pool.query(`alter table observation disable trigger insert_only;
    truncate release, takedown, site_entry, site_page, site_content, site_path, site_media, site_picture, site_list, site_place,
      site_key, site_correction, search_document, search_word cascade;
    alter table observation enable trigger insert_only`)
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
