/**
 * The relay: takes rows of cms.outbox and raises what is wanted, one transaction a row. NOTIFY wakes it, a sweep finds
 * what NOTIFY lost. It keeps no cursor: ids are not commit order. What was taken stands in `inbox`.
 */
import { Client, type Pool, type PoolClient } from 'pg'
import type { Logger } from '@hl/config/logger'
import { OUTBOX_NOTIFY, outboxEnvelopeSchema, outboxPayloadSchema, type OutboxPayload } from '@hl/config/outbox'
import { recordAudit, SYSTEM } from '../audit/record'
import { isPassingFault, transaction } from '../database'
import { fanOutHold, fanOutPublish, fanOutRemove, fanOutWithdraw, type FanOutDeps } from '../fan-out/fan-out'
import type { Doorbell, Hint } from '../queue/doorbell'

export interface RelayDeps extends FanOutDeps {
  pool: Pool
  databaseUrl: string
  doorbell: Pick<Doorbell, 'ring'>
  log: Logger
  sweepMs: number
  /** What the site shows around Items changed (section names, imprint). @returns documentIds of Items whose pages show it */
  applySiteEntry(client: PoolClient, payload: Extract<OutboxPayload, { kind: 'site' }>): Promise<Hint[]>
  /** A takedown was ordered: what the 410 page will say. */
  recordTakedown(client: PoolClient, payload: Extract<OutboxPayload, { kind: 'remove' }>): Promise<void>
  /** after each look at the outbox that went well */
  onBeat?(): void
  /** After the commit of a site entry: its shared pages can be written. Must not throw. */
  afterSiteChange(): void
}

export interface Relay {
  close(): Promise<void>
}

const BATCH = 200
/** What was taken longer ago than this is passed over; at start and as often as this everything is looked at all the same. */
const SLOW_COMMIT = '1 hour'
const FULL_EVERY_MS = 3_600_000

export function startRelay(deps: RelayDeps): Relay {
  const wake = createWaker()
  let isClosed = false
  const listener = keepListening({ ...deps, onNotify: wake.now, isClosed: () => isClosed })
  let fullAt = 0
  const loop = (async () => {
    while (!isClosed) {
      try {
        const isFull = Date.now() >= fullAt
        const looked = await takeBatch(deps, { isFull })
        deps.onBeat?.()
        if (looked === BATCH) continue
        if (isFull) fullAt = Date.now() + FULL_EVERY_MS
      } catch (error) {
        if (!isClosed) deps.log.warn('relay.failed', { error })
      }
      await wake.wait(deps.sweepMs)
    }
  })()
  return {
    async close() {
      isClosed = true
      wake.now()
      await listener.close()
      await loop
    },
  }
}

/** Takes what is not yet in the inbox, oldest first, and rings for each row at once. @returns how many rows were looked at */
export async function takeBatch(deps: RelayDeps, { isFull = false } = {}): Promise<number> {
  const outbox = await deps.pool.query<{ there: boolean }>(`select to_regclass('cms.outbox') is not null as there`)
  if (!outbox.rows[0]?.there) return 0
  const { rows } = await deps.pool.query<{ id: number }>(
    `select o.id from cms.outbox o
     where ($1 or o.id > coalesce((select max(outbox_id) from inbox where taken_at < now() - interval '${SLOW_COMMIT}'), 0))
       and not exists (select 1 from inbox i where i.outbox_id = o.id)
     order by o.id limit ${BATCH}`,
    [isFull],
  )
  for (const { id } of rows) {
    const hints = await takeRow(deps, id)
    if (hints.length > 0) await deps.doorbell.ring(hints)
  }
  return rows.length
}

/** One transaction: wanted is raised and the row is marked taken, or neither. A row that cannot be applied blocks nobody. */
export async function takeRow(deps: RelayDeps, outboxId: number): Promise<Hint[]> {
  try {
    const { hints, isSite } = await transaction(deps.pool, (client) => applyOutboxRow(client, { deps, outboxId }))
    if (isSite) deps.afterSiteChange()
    return hints
  } catch (error) {
    if (isPassingFault(error)) throw error
    const problem = error instanceof Error ? error.message : String(error)
    await transaction(deps.pool, async (client) => {
      if (!(await markTaken(client, outboxId))) return
      await keepUnreadable(client, { deps, outboxId, payload: await readPayload(client, outboxId), problem })
    })
    return []
  }
}

async function applyOutboxRow(
  client: PoolClient,
  { deps, outboxId }: { deps: RelayDeps; outboxId: number },
): Promise<{ hints: Hint[]; isSite: boolean }> {
  const nothing = { hints: [], isSite: false }
  if (!(await markTaken(client, outboxId))) return nothing
  const payload = await readPayload(client, outboxId)
  const parsed = outboxPayloadSchema.safeParse(payload)
  if (!parsed.success) {
    const problem = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    await keepUnreadable(client, { deps, outboxId, payload, problem })
    return nothing
  }
  await client.query(`update inbox set document_id = $2, seq = $3 where outbox_id = $1`, [
    outboxId,
    parsed.data.documentId,
    parsed.data.seq,
  ])
  return { hints: await applyRow(client, { deps, payload: parsed.data }), isSite: parsed.data.kind === 'site' }
}

async function markTaken(client: PoolClient, outboxId: number): Promise<boolean> {
  const { rowCount } = await client.query(`insert into inbox (outbox_id, outcome) values ($1, 'applied') on conflict do nothing`, [
    outboxId,
  ])
  return rowCount === 1
}

async function readPayload(client: PoolClient, outboxId: number): Promise<unknown> {
  const { rows } = await client.query<{ payload: unknown }>(`select payload from cms.outbox where id = $1`, [outboxId])
  return rows[0]?.payload
}

async function applyRow(client: PoolClient, { deps, payload }: { deps: RelayDeps; payload: OutboxPayload }): Promise<Hint[]> {
  switch (payload.kind) {
    case 'publish':
      return fanOutPublish(client, deps, payload)
    case 'remove':
      await deps.recordTakedown(client, payload)
      return fanOutRemove(client, payload)
    case 'withdraw':
      return fanOutWithdraw(client, payload)
    case 'site':
      return deps.applySiteEntry(client, payload)
    case 'audit': {
      const { actor, action, type, documentId, data, at } = payload
      await recordAudit(client, { actor, action: `editorial.${action}`, type, documentId, data: { ...data, at } })
      return []
    }
    case 'event': {
      const { actor, subject, action, documentId, data, at } = payload
      await recordAudit(client, { actor, action: `${subject}.${action}`, documentId, data: { ...data, at } })
      return []
    }
  }
}

/** Kept, marked and reported; blocks nobody else. With a readable documentId that Item stands still until it is understood. */
async function keepUnreadable(
  client: PoolClient,
  input: { deps: RelayDeps; outboxId: number; payload: unknown; problem: string },
): Promise<void> {
  const { deps, outboxId, payload, problem } = input
  const envelope = outboxEnvelopeSchema.safeParse(payload)
  const subject = envelope.success ? envelope.data : null
  await client.query(`update inbox set outcome = 'unreadable', problem = $2, document_id = $3, seq = $4 where outbox_id = $1`, [
    outboxId,
    problem.slice(0, 2_000),
    subject?.documentId ?? null,
    subject?.seq ?? null,
  ])
  if (subject) await fanOutHold(client, subject)
  await recordAudit(client, {
    actor: SYSTEM,
    action: 'outbox.unreadable',
    ...(subject ? { documentId: subject.documentId } : {}),
    data: { outboxId, problem: problem.slice(0, 500) },
  })
  deps.log.error('outbox.unreadable', { outboxId, problem })
}

/** One LISTEN connection, direct (not through a pooler), opened again when it breaks. */
function keepListening(input: { databaseUrl: string; log: Logger; onNotify: () => void; isClosed: () => boolean }): {
  close(): Promise<void>
} {
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  const again = () => {
    if (!input.isClosed()) timer = setTimeout(() => void open(), 1_000)
  }
  const open = async () => {
    const next = new Client({ connectionString: input.databaseUrl, keepAlive: true, connectionTimeoutMillis: 10_000 })
    client = next
    next.on('notification', input.onNotify)
    next.on('error', (error) => input.log.warn('relay.listen_lost', { error }))
    next.on('end', again)
    try {
      await next.connect()
      await next.query(`listen ${OUTBOX_NOTIFY}`)
      input.onNotify()
    } catch (error) {
      input.log.warn('relay.listen_failed', { error })
      await next.end().catch((endError: unknown) => input.log.debug('relay.end_failed', { error: endError }))
    }
  }
  void open()
  return {
    async close() {
      clearTimeout(timer)
      client?.removeAllListeners('end')
      await client?.end().catch((error: unknown) => input.log.debug('relay.end_failed', { error }))
    },
  }
}

/** A wait that can be cut short; a wake-up during work is remembered. */
export function createWaker() {
  let isDue = false
  let finish: (() => void) | undefined
  return {
    now() {
      isDue = true
      finish?.()
    },
    async wait(ms: number) {
      if (!isDue) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          finish = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      isDue = false
      finish = undefined
    },
  }
}
