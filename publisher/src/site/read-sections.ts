/** Reads of sections. There are a dozen. */
import type { SiteReader } from '../channels/website/site-store'
import type { Queryable } from '../database'
import { entriesOf, type EntryRow } from './rows'

const MOST_SECTIONS = 200

export function sectionReader(db: Queryable): Pick<SiteReader, 'sections'> {
  return {
    async sections() {
      const { rows } = await db.query<EntryRow>(
        `select kind, document_id, data from site_entry where kind = 'section' and data is not null
         order by (data->>'position')::int limit ${MOST_SECTIONS}`,
      )
      const entries = entriesOf(rows)
      return rows.flatMap((row) => {
        const entry = entries.get('section', row.document_id)
        return entry ? [{ documentId: row.document_id, entry }] : []
      })
    },
  }
}
