/** Rows of a rebuild: what is still to be written into the next version, what was, and its way into the manifest. */
import type { Pool } from 'pg'
import { type Queryable, transaction } from '../database'

/** A page (`page/<documentId>`) or a shared page, as it is now. */
export interface RebuildWork {
  key: string
  /** changes with whatever the page shows: its row, and the number its key was raised to */
  version: string
  /** where this rebuild wrote it before */
  writtenPath: string | null
}

export interface RebuiltRow {
  key: string
  version: string
  path: string | null
  hash: string | null
  freshUntil: Date | null
}

/** What was never written into this version, or has changed since. */
export async function workLeft({ db, dir }: { db: Queryable; dir: string }): Promise<RebuildWork[]> {
  const { rows } = await db.query<RebuildWork>(
    `select work.key, work.version, done.path as "writtenPath" from (
       select 'page/' || document_id as key, site_page.xmin::text || '.' || coalesce(site_key.wanted, 0) as version
       from site_page left join site_key on site_key.key = 'page/' || document_id
       union all
       select key, '0.' || wanted from site_key where key not like 'page/%') work
     left join site_rebuilt done on done.dir = $1 and done.key = work.key
     where done.version is distinct from work.version order by work.key`,
    [dir],
  )
  return rows
}

export async function keepRebuilt({ db, dir, rows }: { db: Queryable; dir: string; rows: readonly RebuiltRow[] }): Promise<void> {
  await db.query(
    `insert into site_rebuilt (dir, key, version, path, hash, fresh_until)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
     on conflict (dir, key) do update set version = excluded.version, path = excluded.path, hash = excluded.hash,
       fresh_until = excluded.fresh_until`,
    [
      dir,
      rows.map((row) => row.key),
      rows.map((row) => row.version),
      rows.map((row) => row.path),
      rows.map((row) => row.hash),
      rows.map((row) => row.freshUntil),
    ],
  )
}

/** Of rebuilds that never went live. */
export async function forgetOthers({ db, live }: { db: Queryable; live: string | null }): Promise<void> {
  await db.query('delete from site_rebuilt where dir is distinct from $1', [live])
}

/**
 * The manifest says what the live version holds. Called after the swap, and again by whoever starts or sweeps: a process that
 * died between the swap and this leaves its rows. What was written since is not touched. @returns whether there was anything
 */
export async function adoptRebuilt({ pool, live }: { pool: Pool; live: string | null }): Promise<boolean> {
  if (live === null) return false
  const { rows } = await pool.query('select from site_rebuilt where dir = $1 limit 1', [live])
  if (rows.length === 0) return false
  await transaction(pool, async (client) => {
    await client.query(
      `update site_key set done = greatest(done, number), path = rebuilt.path, hash = rebuilt.hash, fresh_until = rebuilt.fresh_until
       from (select *, split_part(version, '.', 2)::bigint as number from site_rebuilt where dir = $1) rebuilt
       where site_key.key = rebuilt.key and done <= number`,
      [live],
    )
    await client.query(
      `update site_page set hash = rebuilt.hash from site_rebuilt rebuilt
       where dir = $1 and key = 'page/' || document_id and state = 'live' and rebuilt.hash is distinct from site_page.hash
         and site_page.xmin::text = split_part(version, '.', 1)`,
      [live],
    )
    await client.query('delete from site_rebuilt where dir = $1', [live])
  })
  return true
}
