/** Reads of sections. There are a dozen; of each only its newest items are read. */
import type { Card, SectionEntry, SiteReader } from '../channels/website/site-store'
import type { Queryable } from '../database'
import { CARD_COLUMNS, cardOf, type CardRow, entriesOf, type EntryRow } from './rows'

const MOST_SECTIONS = 200

export function sectionReader(db: Queryable): Pick<SiteReader, 'sections' | 'newestBySection'> {
  const sections = async () => {
    const { rows } = await db.query<EntryRow>(
      `select kind, document_id, data from site_entry where kind = 'section' and data is not null
       order by (data->>'position')::int limit ${MOST_SECTIONS}`,
    )
    const entries = entriesOf(rows)
    return rows.flatMap((row) => {
      const entry = entries.get('section', row.document_id)
      return entry ? [{ documentId: row.document_id, entry }] : []
    })
  }
  return {
    sections,
    async newestBySection(limit) {
      const known = await sections()
      const { rows } = await db.query<CardRow & { section: string }>(
        `select newest.* from unnest($1::text[]) as asked (section) cross join lateral
           (select section, listed_at, ${CARD_COLUMNS} from site_page where state = 'live' and section = asked.section
            order by listed_at desc, document_id limit $2) newest
         order by newest.listed_at desc, newest.document_id`,
        [known.map(({ documentId }) => documentId), limit],
      )
      const cards = new Map<string, Card[]>()
      for (const row of rows) cards.set(row.section, [...(cards.get(row.section) ?? []), cardOf(row)])
      return known.flatMap(({ documentId, entry }): { section: SectionEntry; cards: Card[] }[] => {
        const newest = cards.get(documentId)
        return newest ? [{ section: entry, cards: newest }] : []
      })
    },
  }
}
