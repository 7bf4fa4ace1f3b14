/** Lists of items: which exist, how they are spelled, and which ones an item is in. A place in one is given once and kept. */
import { type Topic, topicOf, TOPICS } from '@hl/config/sections'
import type { ItemType } from '@hl/config/words'

/** Items on one listing page. */
export const LIST_PAGE = 20

/** Lists of the items that name a site entry: a section, a unit, a tag, a legal document. */
const NAMED = ['section', 'unit', 'tag', 'legal-document'] as const
export type ListKind = (typeof NAMED)[number]
export type NamedListId = `${ListKind}:${string}`
/** Items that give advice of one kind. */
export type TopicList = `topic:${Topic['slug']}`
export type List = NamedListId | TopicList | 'kind:video' | 'kind:faq' | 'sitemap'

export function topicList({ slug }: Pick<Topic, 'slug'>): TopicList {
  return `topic:${slug}`
}
export const TOPIC_LISTS: readonly TopicList[] = TOPICS.map(topicList)

export function topicOfList(list: List): Topic | null {
  return list.startsWith('topic:') ? topicOf(list.slice('topic:'.length)) : null
}

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
  topic: string | null
  unit: string | null
  tags: readonly string[]
  legalDocuments: readonly string[]
}

export function listsOf(item: Named): List[] {
  const lists: List[] = [sectionList(item.section), 'sitemap', ...item.tags.map((tag): List => `tag:${tag}`)]
  lists.push(...item.legalDocuments.map((document): List => `legal-document:${document}`))
  if (item.unit !== null) lists.push(`unit:${item.unit}`)
  const topic = topicOf(item.topic)
  if (topic) lists.push(topicList(topic))
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
 * Of provinces, tags, documents and topics the newest are the last placed. They always hold all of the page that is being filled,
 * which is therefore not written: an item has one of each of these lists or several, and each costs one file, not two.
 */
export function isByPlace(list: List): list is NamedListId | TopicList {
  const kind = namedBy(list)?.kind
  return topicOfList(list) !== null || (kind !== undefined && kind !== 'section')
}

export function pageOfPlace(place: number): number {
  return Math.ceil(place / LIST_PAGE)
}

/** @throws Error on a list this version does not know */
export function parseList(name: string): List {
  if (name === 'kind:video' || name === 'kind:faq' || name === 'sitemap') return name
  const kind = NAMED.find((known) => name.startsWith(`${known}:`))
  if (kind) return `${kind}:${name.slice(kind.length + 1)}`
  const topic = TOPIC_LISTS.find((known) => known === name)
  if (topic) return topic
  throw new Error(`Unknown list: ${name}`)
}
