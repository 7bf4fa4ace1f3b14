/**
 * How fast a backlog drains through a channel that does nothing, with audit and fsync on, against BullMQ's own rate for
 * jobs that do nothing on the same backend. What is measured is the protocol itself.
 */
import { POLICY } from '@hl/config/policy'
import type { Pool } from 'pg'
import { EDITS } from '../channels/website/edits'
import type { Channel } from '../channels/channel'
import { createMediaReader } from '../media/media-reader'
import { createDoorbell, type QueueBackend } from '../queue/doorbell'
import { createReleaseStore } from '../release/release-store'
import { exampleRelease } from '../release/example-release'
import { releaseHash } from '@hl/config/release'
import { deliver } from './deliver'
import type { DeliveryDeps } from './deps'
import { ringDue } from './sweep'

export interface DrainRates {
  deliveriesPerSecond: number
  jobsPerSecond: number
}

const CONCURRENCY = 16
const LIMIT_MS = 180_000
const quiet = () => undefined
const log = { error: quiet, warn: quiet, info: quiet, debug: quiet }

/** @param pool a migrated, otherwise unused database */
export async function benchDrain(options: { pool: Pool; backend: () => Promise<QueueBackend>; deliveries: number }): Promise<DrainRates> {
  return { jobsPerSecond: await drainJobs(options), deliveriesPerSecond: await drainDeliveries(options) }
}

async function drainJobs({ backend, deliveries }: { backend: () => Promise<QueueBackend>; deliveries: number }): Promise<number> {
  const doorbell = createDoorbell({
    backend: await backend(),
    channels: ['youtube'],
    concurrency: { ...POLICY.concurrency, youtube: CONCURRENCY },
    log,
  })
  await doorbell.ring(Array.from({ length: deliveries }, (_, n) => ({ id: String(n), channel: 'youtube', isRemoval: false })))
  let done = 0
  const started = performance.now()
  await doorbell.listen(async () => void done++)
  await until(() => done >= deliveries)
  const rate = (deliveries / (performance.now() - started)) * 1000
  await doorbell.close()
  return rate
}

async function drainDeliveries(options: { pool: Pool; backend: () => Promise<QueueBackend>; deliveries: number }): Promise<number> {
  const { pool, deliveries } = options
  await fill({ pool, deliveries })
  const doorbell = createDoorbell({
    backend: await options.backend(),
    channels: ['website'],
    concurrency: { ...POLICY.concurrency, website: CONCURRENCY },
    log,
  })
  const deps: DeliveryDeps = {
    pool,
    channels: new Map([['website', doNothing]]),
    releases: createReleaseStore(),
    media: createMediaReader('/nonexistent'),
    doorbell,
    policy: { ...POLICY, queueRoom: deliveries },
    log,
    stopping: new AbortController().signal,
  }
  await ringDue(deps)
  let done = 0
  const started = performance.now()
  await doorbell.listen(async (id) => {
    await deliver(deps, id)
    done++
  })
  await until(() => done >= deliveries)
  const rate = (deliveries / (performance.now() - started)) * 1000
  await doorbell.close()
  const { rows } = await pool.query<{ n: number }>(`select count(*) as n from delivery where state = 'live'`)
  if (rows[0]?.n !== deliveries) throw new Error(`only ${rows[0]?.n} of ${deliveries} Deliveries are live`)
  return rate
}

async function fill({ pool, deliveries }: { pool: Pool; deliveries: number }): Promise<void> {
  const release = exampleRelease({ documentId: 'bench' })
  const hash = releaseHash(release)
  await pool.query(`insert into release (hash, type, document_id, content) values ($1, 'article', 'bench', $2)`, [hash, release])
  await pool.query(
    `insert into delivery (id, type, document_id, channel, state, wanted_seq, wanted_release, wanted_action, title, due_at)
     select gen_random_uuid(), 'article', 'bench' || n, 'website', 'queued', 1, $1, 'publish', 'bench', now() from generate_series(1, $2::int) n`,
    [hash, deliveries],
  )
}

/** One visible create that succeeds at once: all four commits of the protocol, and no work. */
const doNothing: Channel = {
  id: 'website',
  looksMs: [0, 0],
  edits: EDITS,
  accepts: () => [],
  after: () => [],
  render: () => ({}),
  async deliver(_plan, ctx) {
    await ctx.step({ name: 'create', effect: 'create', deadlineMs: 5_000, request: null }, async () => ({
      answer: null,
      receipts: [{ key: 'thing', externalId: ctx.deliveryId, url: null }],
    }))
    return { partly: null }
  },
  find: async () => ({ matches: [], complete: true, asOf: new Date() }),
  verify: async () => ({ status: 'match', baseline: {} }),
  health: async () => ({ ok: true, mode: 'sandbox', summary: '', tokenExpiresAt: null, missingPermissions: [] }),
}

async function until(isDone: () => boolean): Promise<void> {
  const end = Date.now() + LIMIT_MS
  while (!isDone()) {
    if (Date.now() > end) throw new Error('the backlog did not drain in time')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
