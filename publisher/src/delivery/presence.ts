/**
 * Shows the other processes that this one lives: a session lock which PostgreSQL lets go the moment we die, `kill -9`
 * included. Whoever sees a lease of a process without its lock need not wait for its end. Taking a lease too early (the
 * lock is away while PostgreSQL restarts) costs work, never a double: the fence and the open steps guard every create.
 */
import { randomInt } from 'node:crypto'
import { Client } from 'pg'
import type { Logger } from '@hl/config/logger'
import type { Queryable } from '../database'

export interface Presence {
  /** names this process in `delivery.lease_by` */
  id: number
  /** Deliveries this process is working on, by id. */
  inHand: ReadonlyMap<string, number>
  /** @param work never throws */
  hold(deliveryId: string, work: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** First half of the lock's name: `HLPR`. */
const LOCK_CLASS = 0x484c5052
const RECONNECT_MS = 500

/** @returns once others can see us */
export async function showPresence({ databaseUrl, log }: { databaseUrl: string; log: Logger }): Promise<Presence> {
  const id = randomInt(1, 2 ** 31 - 1)
  let client: Client
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  const again = () => {
    clearTimeout(timer)
    if (!isClosed) timer = setTimeout(reopen, RECONNECT_MS)
  }
  const reopen = () => {
    open().catch((error: unknown) => {
      log.warn('presence.lost', { error })
      again()
    })
  }
  const open = async () => {
    client = new Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      application_name: 'hl-publisher',
    })
    client.on('error', (error) => log.warn('presence.lost', { error }))
    client.once('end', again)
    await client.connect()
    await client.query('select pg_advisory_lock($1, $2)', [LOCK_CLASS, id])
  }
  await open()
  const inHand = new Map<string, number>()
  const count = (deliveryId: string, by: number) => {
    const times = (inHand.get(deliveryId) ?? 0) + by
    if (times > 0) inHand.set(deliveryId, times)
    else inHand.delete(deliveryId)
  }
  return {
    id,
    inHand,
    async hold(deliveryId, work) {
      count(deliveryId, 1)
      await work()
      count(deliveryId, -1)
    },
    async close() {
      isClosed = true
      clearTimeout(timer)
      await client.end().catch((error: unknown) => log.debug('presence.end_failed', { error }))
    },
  }
}

/** Whether any process of this service is there. */
export async function isAnybodyHere(client: Queryable): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from pg_locks where locktype = 'advisory' and classid = $1 and objsubid = 2
       and database = (select oid from pg_database where datname = current_database()) limit 1`,
    [LOCK_CLASS],
  )
  return rows.length > 0
}

/** Ends the leases nobody works under any more: of processes that are gone, and what a lost connection left of our own. */
export async function endDeadLeases(client: Queryable, presence: Pick<Presence, 'id' | 'inHand'>): Promise<number> {
  const { rows } = await client.query<{ id: string; fence: number; is_own: boolean }>(
    `select d.id, d.fence, d.lease_by = $1 as is_own from delivery d
     where d.due_at <= now() and d.lease_until > now() and (d.lease_by = $1
       or d.lease_by is not null and not exists (select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = $2 and l.objid = d.lease_by and l.objsubid = 2
         and l.database = (select oid from pg_database where datname = current_database())))`,
    [presence.id, LOCK_CLASS],
  )
  // asked after the rows were read: what was taken meanwhile has another fence
  const dead = rows.filter((row) => !row.is_own || !presence.inHand.has(row.id))
  if (dead.length === 0) return 0
  const { rowCount } = await client.query(
    `update delivery d set lease_until = now(), hinted_at = null from unnest($1::uuid[], $2::bigint[]) as dead(id, fence)
     where d.id = dead.id and d.fence = dead.fence and d.lease_until > now()`,
    [dead.map((row) => row.id), dead.map((row) => row.fence)],
  )
  return rowCount ?? 0
}
