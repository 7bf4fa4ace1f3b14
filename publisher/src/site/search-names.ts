/** Sections and provinces as readers know them: by the slug in an address and by name. A few dozen rows, read at every search. */
import type { Queryable } from '../database'
import { entriesOf, type EntryRow } from './rows'

export interface Name {
  slug: string
  name: string
}

export interface SearchNames {
  section(documentId: string): Name | null
  /** The province a unit is, or was merged into; null for a department. */
  province(unit: string): (Name & { documentId: string }) | null
  /** @returns documentIds; empty for a slug nobody has */
  sectionsCalled(slug: string): string[]
  /** Every unit that is this province or went up in it. */
  unitsOf(province: string): string[]
}

/** A merger of mergers of mergers is a mistake in the data. */
const MAX_MERGERS = 5

export async function readNames(db: Queryable): Promise<SearchNames> {
  const { rows } = await db.query<EntryRow>(
    `select kind, document_id, data from site_entry where kind in ('section', 'unit') and data is not null order by document_id`,
  )
  const entries = entriesOf(rows)
  const ids = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.document_id)
  const section = (documentId: string) => entries.get('section', documentId)
  const province = (unit: string) => {
    let documentId = unit
    let entry = entries.get('unit', documentId)
    for (let merger = 0; entry?.mergedInto && merger < MAX_MERGERS; merger++) {
      documentId = entry.mergedInto
      entry = entries.get('unit', documentId)
    }
    return entry?.level === 'province' ? { documentId, slug: entry.slug, name: entry.name } : null
  }
  return {
    section,
    province,
    sectionsCalled: (slug) => ids('section').filter((documentId) => section(documentId)?.slug === slug),
    unitsOf: (slug) => ids('unit').filter((documentId) => province(documentId)?.slug === slug),
  }
}
