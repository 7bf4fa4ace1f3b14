/** One writer a key: the locks of all keys asked for, then what is still behind is read, written and marked done, in one transaction. */
import { allOrFirstError } from '../all-or-first-error'
import type { RaisedKeys, SiteStore } from '../channels/website/site-store'
import type { Queryable } from '../database'
import { claimMedia, SAVE_CONTENT } from './change-page'
import { noteReads } from './note-reads'
import { readTogether } from './read-together'
import { SHARE_VERSION } from './version-lock'

interface KeyRow {
  key: string
  wanted: number
  done: number
  path: string | null
  stale: boolean
}

/** `db` is inside a transaction; the locks go with it. */
export async function bringUp(options: { db: Queryable; raised: RaisedKeys; write: Parameters<SiteStore['bringUp']>[1] }): Promise<void> {
  const { db, raised, write } = options
  // sorted, so that two writers never wait for each other; a lost `done` is only written again by the sweep,
  // so this commit need not wait for the disk
  const keys = Object.keys(raised).sort()
  const [, { rows }] = await Promise.all([
    db.query(
      `select set_config('synchronous_commit', 'off', true), ${SHARE_VERSION}, pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) as key`,
      [keys],
    ),
    db.query<KeyRow>(
      'select key, wanted, done, path, coalesce(fresh_until <= now(), false) as stale from site_key where key = any($1) order by key',
      [keys],
    ),
  ])
  const behind = rows.filter((row) => row.stale || Number(row.done) < (raised[row.key] ?? 0))
  if (behind.length === 0) return
  const reader = readTogether(db)
  const written = await allOrFirstError(
    behind.map(async (row) => {
      const noted = noteReads(reader)
      const file = await write({
        key: row.key,
        writtenPath: row.path,
        reader: noted.reader,
        claimMedia: (claim) => claimMedia({ db, ...claim }),
        async saveAgain({ documentId, hash, content }) {
          await db.query('update site_page set hash = $2 where document_id = $1', [documentId, hash])
          await db.query(SAVE_CONTENT, [documentId, content])
        },
      })
      return { ...row, ...file, reads: [...noted.reads].sort() }
    }),
  )
  // rows in the order in which raiseKeys locks them, or the two could wait for each other
  await db.query(
    `with locked as materialized (select key from site_key where key = any($1) order by key collate "C" for update)
     update site_key set done = new.done, path = new.path, hash = new.hash, fresh_until = new.fresh_until, reads = string_to_array(new.reads, E'\\n')
     from locked join unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])
       as new (key, done, path, hash, fresh_until, reads) using (key)
     where site_key.key = locked.key`,
    [
      written.map((row) => row.key),
      written.map((row) => row.wanted),
      written.map((row) => row.path),
      written.map((row) => row.hash),
      written.map((row) => row.freshUntil),
      written.map((row) => row.reads.join('\n')),
    ],
  )
}
