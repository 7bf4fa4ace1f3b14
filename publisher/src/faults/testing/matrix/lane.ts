/**
 * Where cases are played, one after the other: the delivery core on a database of its own, a platform of its own over HTTP, and time
 * that can be let pass. Several lanes run side by side and know nothing of each other.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { POLICY } from '@hl/config/policy'
import type { Release } from '@hl/config/release'
import type { Channel } from '../../../channels/channel'
import { deliver } from '../../../delivery/deliver'
import { deliveryId, type Delivery } from '../../../delivery/delivery'
import type { DeliveryDeps } from '../../../delivery/deps'
import { freeIfHealthy } from '../../../delivery/free-channel'
import { retireReplaced } from '../../../delivery/sweep'
import { createMediaReader } from '../../../media/media-reader'
import { createTestDatabase } from '../../../migrations/test-database'
import { listOrphans, type Orphan } from '../../../operations/orphans'
import { retryDelivery } from '../../../operations/retry'
import { takeBatch, type RelayDeps } from '../../../outbox/relay'
import { createReleaseStore } from '../../../release/release-store'
import { startSandbox, type Sandbox } from '../../../sandbox/server'
import { publishPayload, removePayload } from '../items'
import { controlsAt, type Controls } from './controls'
import { passTime } from './pass-time'
import type { PlatformId } from './platform'
import { SECTIONS } from './sections'

export interface Lane extends Controls {
  /** An empty platform, a channel that holds no token yet, open doors. */
  fresh(channel: Channel): Promise<void>
  pool: Pool
  sandbox: Sandbox
  mediaDir: string
  /** events logged as errors since `fresh` */
  errors: readonly string[]
  approve(release: Release): Promise<void>
  /** the same once more, as when what it lacks is to be brought */
  approveAgain(): Promise<void>
  takeDown(release: Release): Promise<void>
  /** All that is due now, until nothing is. */
  work(): Promise<void>
  /** Lets time pass until the Delivery is due. @returns false when it waits for nothing */
  waitUntilDue(): Promise<boolean>
  delivery(): Promise<Delivery>
  /** nothing goes through until an operator has looked */
  isShut(): Promise<boolean>
  /** An operator asks the channel whether it is well again. */
  checkAgain(): Promise<void>
  orphans(): Promise<Orphan[]>
  /** An operator's "Gửi lại". */
  retry(): Promise<void>
  close(): Promise<void>
}

const ACTOR = { id: '1', name: 'Người trực' }
const ROUNDS = 40
const silent = () => undefined

export async function openLane({ platform, limits }: { platform: PlatformId; limits: { chunkBytes: number } }): Promise<Lane> {
  const folder = mkdtempSync(join(tmpdir(), 'hl-lane-'))
  const mediaDir = join(folder, 'media')
  const db = await createTestDatabase(process.env['TEST_DATABASE_URL'])
  await db.pool.query(`create schema cms`)
  await db.pool.query(
    `create table cms.outbox (id bigint generated always as identity primary key, document_id text, seq bigint, payload jsonb, created_at timestamptz default now())`,
  )
  for (const { documentId, name } of SECTIONS) {
    await db.pool.query(`insert into site_entry (kind, document_id, data, seq) values ('section', $1, $2, 1)`, [documentId, { name }])
  }
  const sandbox = await startSandbox({
    dir: join(folder, 'sandbox'),
    delays: { facebookProcessingMs: 0, youtubeProcessingMs: 0 },
    limits,
  })
  const controls = controlsAt({ url: sandbox.url, platform })
  const errors: string[] = []
  const stopping = new AbortController()
  let item: { documentId: string; seq: number; approved?: Release } = { documentId: '', seq: 0 }
  let deps: DeliveryDeps | null = null
  const there = (): DeliveryDeps => {
    if (!deps) throw new Error('fresh() comes first')
    return deps
  }
  const write = async (release: Release, payload: (input: { release: Release; seq: number }) => object) => {
    item = { documentId: release.documentId, seq: item.seq + 1, approved: release }
    const row = [item.documentId, item.seq, JSON.stringify(payload({ release, seq: item.seq }))]
    await db.pool.query(`insert into cms.outbox (document_id, seq, payload) values ($1, $2, $3)`, row)
    await takeBatch(relayOf({ deps: there(), databaseUrl: db.url }))
  }
  const delivery = async (): Promise<Delivery> => {
    const { rows } = await db.pool.query<Delivery>(`select * from delivery where id = $1`, [
      deliveryId({ documentId: item.documentId, channel: platform }),
    ])
    if (!rows[0]) throw new Error(`no Delivery of ${item.documentId}`)
    return rows[0]
  }
  return {
    ...controls,
    pool: db.pool,
    sandbox,
    mediaDir,
    errors,
    delivery,
    async fresh(channel) {
      errors.length = 0
      item = { documentId: '', seq: 0 }
      await controls.reset()
      await db.pool.query(`update delivery set due_at = null where due_at is not null`)
      for (const table of ['channel_state', 'ledger', 'channel_slot']) await db.pool.query(`delete from ${table}`)
      deps = {
        pool: db.pool,
        channels: new Map([[channel.id, channel]]),
        releases: createReleaseStore(),
        media: createMediaReader(mediaDir),
        doorbell: { ring: async () => undefined, depths: async () => ({}) },
        policy: POLICY,
        log: { error: (event) => void errors.push(event), warn: silent, info: silent, debug: silent },
        stopping: stopping.signal,
      }
    },
    approve: (release) => write(release, publishPayload),
    approveAgain: async () => void (item.approved && (await write(item.approved, publishPayload))),
    takeDown: (release) => write(release, removePayload),
    async work() {
      const { id } = await delivery()
      for (let round = 0; round < ROUNDS; round++) {
        // the sweep's part
        await retireReplaced(db.pool)
        const { rows } = await db.pool.query(`select 1 from delivery where id = $1 and due_at <= now()`, [id])
        if (rows.length === 0) return
        await deliver(there(), id)
      }
      const { state, error } = await delivery()
      throw new Error(`still due after ${ROUNDS} rounds: ${state} ${error?.code ?? ''}`)
    },
    waitUntilDue: async () => passTime({ pool: db.pool, id: (await delivery()).id }),
    async isShut() {
      const { rows } = await db.pool.query(`select 1 from channel_state where channel = $1 and blocked`, [platform])
      return rows.length > 0
    },
    async checkAgain() {
      await freeIfHealthy(there(), platform)
    },
    orphans: () => listOrphans(there(), platform),
    async retry() {
      const { id, version } = await delivery()
      await retryDelivery(there(), { id, expected: version, actor: ACTOR })
    },
    async close() {
      stopping.abort()
      await sandbox.close()
      await db.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function relayOf({ deps, databaseUrl }: { deps: DeliveryDeps; databaseUrl: string }): RelayDeps {
  return {
    ...deps,
    databaseUrl,
    sweepMs: 1_000,
    applySiteEntry: async () => [],
    recordTakedown: async () => undefined,
    afterSiteChange: () => undefined,
  }
}
