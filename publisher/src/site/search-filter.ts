/** What a reader narrows a search by, as addresses name it, and as the rows hold it. */
import type { ItemType } from '@hl/config/words'
import type { SearchNames } from './search-names'

export interface SearchFilter {
  kind: ItemType | null
  /** slugs */
  section: string | null
  province: string | null
  year: number | null
}

export const NO_FILTER: SearchFilter = { kind: null, section: null, province: null, year: null }

/** null where nothing is asked; an empty list where nothing can fit */
export interface RowFilter {
  kind: ItemType | null
  sections: string[] | null
  units: string[] | null
  year: number | null
}

export const NO_ROW_FILTER: RowFilter = { kind: null, sections: null, units: null, year: null }

export function rowFilter({ filter, names }: { filter: SearchFilter; names: SearchNames }): RowFilter {
  return {
    kind: filter.kind,
    sections: filter.section === null ? null : names.sectionsCalled(filter.section),
    units: filter.province === null ? null : names.unitsOf(filter.province),
    year: filter.year,
  }
}
