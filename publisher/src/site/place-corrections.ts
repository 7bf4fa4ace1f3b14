/** Places in the public list of corrections: numbered from the oldest, given once, never used again. */
import { canonicalJson, sha256 } from '@hl/config/canonical'
import type { Correction } from '@hl/config/release'
import type { Queryable } from '../database'

/** Call after `takePlaces`: both lock rows of site_list. @returns every place the item holds, and those opened now */
export async function placeCorrections(options: {
  db: Queryable
  documentId: string
  corrections: readonly Correction[]
}): Promise<{ held: number[]; opened: number[] }> {
  const { db, documentId } = options
  const wanted = new Map(options.corrections.map((correction) => [sha256(canonicalJson(correction)), correction]))
  const held = await db.query<{ no: number; key: string }>('select no, key from site_correction where document_id = $1', [documentId])
  const known = new Set(held.rows.map((row) => row.key))
  const missing = [...wanted].filter(([key]) => !known.has(key)).sort(([, a], [, b]) => a.at.localeCompare(b.at))
  if (held.rows.length > 0) {
    // what is not named any more says nothing any more: after a takedown no word of it may stay
    await db.query(
      `update site_correction set correction = now_wanted.correction
       from (select held.no, named.correction from site_correction held
             left join unnest($2::text[], $3::jsonb[]) as named (key, correction) using (key) where held.document_id = $1) now_wanted
       where site_correction.no = now_wanted.no and site_correction.correction is distinct from now_wanted.correction`,
      [documentId, [...wanted.keys()], [...wanted.values()].map((correction) => JSON.stringify(correction))],
    )
  }
  const opened = missing.length === 0 ? [] : await openPlaces({ db, documentId, missing })
  return { held: [...held.rows.map((row) => row.no), ...opened], opened }
}

async function openPlaces(options: {
  db: Queryable
  documentId: string
  missing: readonly (readonly [string, Correction])[]
}): Promise<number[]> {
  const { db, documentId, missing } = options
  const { rows } = await db.query<{ no: number }>(
    `with counter as (
       insert into site_list (list, last_no) values ('corrections', $2)
       on conflict (list) do update set last_no = site_list.last_no + $2 returning last_no)
     insert into site_correction (no, document_id, key, correction)
     select counter.last_no - $2 + named.place, $1, named.key, named.correction
     from counter, unnest($3::text[], $4::jsonb[]) with ordinality as named (key, correction, place) returning no`,
    [documentId, missing.length, missing.map(([key]) => key), missing.map(([, correction]) => JSON.stringify(correction))],
  )
  return rows.map((row) => row.no)
}
