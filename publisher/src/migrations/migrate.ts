/** Brings schema `publisher` up to date. Each migration runs once, in order, in its own transaction, under one lock. */
import type { Pool } from 'pg'
import { PUBLISHER_SCHEMA, transaction } from '../database'

export interface Migration {
  readonly id: number
  readonly name: string
  readonly sql: string
}

/** @returns the names of the migrations that were run now */
export async function migrate(deps: { pool: Pool; migrations: readonly Migration[] }): Promise<string[]> {
  const done: string[] = []
  await deps.pool.query(`create schema if not exists ${PUBLISHER_SCHEMA}`).catch(ignoreCreatedMeanwhile)
  for (const migration of deps.migrations) {
    await transaction(deps.pool, async (client) => {
      await client.query(`select pg_advisory_xact_lock(hashtext('publisher.migrate'))`)
      await client.query(
        'create table if not exists migration (id int primary key, name text not null, run_at timestamptz not null default now())',
      )
      const { rowCount } = await client.query('select 1 from migration where id = $1', [migration.id])
      if (rowCount) return
      await client.query(migration.sql)
      await client.query('insert into migration (id, name) values ($1, $2)', [migration.id, migration.name])
      done.push(migration.name)
    })
  }
  return done
}

function ignoreCreatedMeanwhile(error: Error): void {
  const isDuplicate = 'code' in error && (error.code === '23505' || error.code === '42P06')
  if (!isDuplicate) throw error
}
