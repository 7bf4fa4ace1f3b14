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
  return {
    id,
    async close() {
      isClosed = true
      clearTimeout(timer)
      await client.end().catch((error: unknown) => log.debug('presence.end_failed', { error }))
    },
  }
}

/** Ends the leases of processes that are gone. @returns how many */
export async function endDeadLeases(client: Queryable, presence: Pick<Presence, 'id'>): Promise<number> {
  const { rowCount } = await client.query(
    `update delivery set lease_until = now(), hinted_at = null where id in (
       select d.id from delivery d
       where d.due_at <= now() and d.lease_until > now() and d.lease_by <> $1
         and not exists (select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = $2 and l.objid = d.lease_by and l.objsubid = 2
           and l.database = (select oid from pg_database where datname = current_database()))
       for update of d skip locked)`,
    [presence.id, LOCK_CLASS],
  )
  return rowCount ?? 0
}
