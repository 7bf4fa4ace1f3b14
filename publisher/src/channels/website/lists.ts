/** Lists of items: which exist, how they are spelled, and which ones an item is in. A place in one is given once and kept. */
import type { ItemType } from '@hl/config/words'

/** Items on one listing page. */
export const LIST_PAGE = 20

/** Lists of the items that name a site entry: a section, a unit, a tag, a legal document. */
const NAMED = ['section', 'unit', 'tag', 'legal-document'] as const
export type ListKind = (typeof NAMED)[number]
export type NamedListId = `${ListKind}:${string}`
export type List = NamedListId | 'kind:video' | 'kind:faq' | 'sitemap'

/** list → place; `left` are the places in lists the item is not in any more. */
export interface Places {
  taken: ReadonlyMap<List, number>
  left: ReadonlyMap<List, number>
  /** Lists in which this item has just opened a place. */
  opened: ReadonlySet<List>
  /** Lists to which this item has just come back, at its old place. */
  returned: ReadonlySet<List>
}

export function sectionList(section: string): NamedListId {
  return `section:${section}`
}

interface Named {
  type: ItemType
  section: string
  unit: string | null
  tags: readonly string[]
  legalDocuments: readonly string[]
}

export function listsOf(item: Named): List[] {
  const lists: List[] = [sectionList(item.section), 'sitemap', ...item.tags.map((tag): List => `tag:${tag}`)]
  lists.push(...item.legalDocuments.map((document): List => `legal-document:${document}`))
  if (item.unit !== null) lists.push(`unit:${item.unit}`)
  if (item.type === 'video') lists.push('kind:video')
  if (item.type === 'faq') lists.push('kind:faq')
  return [...new Set(lists)]
}

/** @returns the site entry whose items are in the list, null for a list of another kind */
export function namedBy(list: List): { kind: ListKind; documentId: string } | null {
  const kind = NAMED.find((known) => list.startsWith(`${known}:`))
  return kind ? { kind, documentId: list.slice(kind.length + 1) } : null
}

/**
 * Of provinces, topics and documents the newest are the last placed. They always hold all of the page that is being filled,
 * which is therefore not written: an item has one of each of these lists or several, and each costs one file, not two.
 */
export function isByPlace(list: List): list is NamedListId {
  const kind = namedBy(list)?.kind
  return kind !== undefined && kind !== 'section'
}

export function pageOfPlace(place: number): number {
  return Math.ceil(place / LIST_PAGE)
}

/** @throws Error on a list this version does not know */
export function parseList(name: string): List {
  if (name === 'kind:video' || name === 'kind:faq' || name === 'sitemap') return name
  const kind = NAMED.find((known) => name.startsWith(`${known}:`))
  if (kind) return `${kind}:${name.slice(kind.length + 1)}`
  throw new Error(`Unknown list: ${name}`)
}
