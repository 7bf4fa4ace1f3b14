/** PostgreSQL: one pool, plain SQL, transactions visible where they are called. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool, type PoolClient, types, type QueryResultRow } from 'pg'
import { allOrFirstError } from './all-or-first-error'

/** What plain SQL needs: a pool outside, a client inside a transaction. */
export interface Queryable {
  query<R extends QueryResultRow = QueryResultRow>(
    text: string | Prepared,
    values?: unknown[],
  ): Promise<{ rows: R[]; rowCount: number | null }>
}
/** A large statement on a hot path: planned once a connection. */
export interface Prepared {
  name: string
  text: string
}
export type { PoolClient }

// bigint: our ids and counters stay far below 2^53
types.setTypeParser(types.builtins.INT8, Number)

export const PUBLISHER_SCHEMA = 'publisher'

export function createPool(options: { databaseUrl: string; max: number; schema?: string; onError: (error: Error) => void }): Pool {
  const pool = new Pool({
    connectionString: options.databaseUrl,
    max: options.max,
    // what one connection is asked together is sent together, and answered in this order
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    options: `-c search_path=${options.schema ?? PUBLISHER_SCHEMA} -c timezone=UTC`,
  })
  pool.on('error', options.onError)
  // The pool hears only its idle clients. One in use, whose server goes away between two queries, would end the process;
  // who uses it learns the same from the next query.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Runs `work` in one transaction; any throw rolls all of it back. */
export async function transaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const [, result] = await allOrFirstError([client.query('begin'), work(client)])
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => (broken = rollbackError))
    throw error
  } finally {
    client.release(broken)
  }
}

const INSIST_MS = 30_000
const INSIST_EVERY_MS = 500

/** For a fact that must not be lost to a restart of the server: writes it again until it is back. @param write safe to repeat */
export async function insist<T>(write: () => Promise<T>): Promise<T> {
  for (const until = performance.now() + INSIST_MS; ; await sleep(INSIST_EVERY_MS)) {
    try {
      return await write()
    } catch (error) {
      if (!isPassingFault(error) || performance.now() > until) throw error
    }
  }
}

/** Connection lost, server restarting, deadlock: the statement may be sent again later; nothing is wrong with us. */
export function isPassingFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(08|57P|40|53)/.test(code) ||
    /^(ECONN|EPIPE|ETIMEDOUT)/.test(code) ||
    /^Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
}
