/** Shared pages and their keys: which exist, how they are spelled, and which a change of one item touches. */
import type { ItemType } from '@hl/config/words'

/** Items on one listing page. */
export const LIST_PAGE = 20
/** Addresses in one part of the sitemap: the open part is rewritten at every publish, so it is kept small. */
export const SITEMAP_PART = 200

export type List = `section:${string}` | 'kind:video' | 'kind:faq' | 'sitemap'

/** list → place; `left` are the places in lists the item is not in any more. */
export interface Places {
  taken: ReadonlyMap<List, number>
  left: ReadonlyMap<List, number>
  /** Lists in which this item has just opened a place. */
  opened: ReadonlySet<List>
}

export type SharedKey =
  | { kind: 'home' }
  | { kind: 'sections' }
  | { kind: 'newest'; list: List }
  | { kind: 'older'; list: List; page: number }
  /** The public list of corrections: its newest page, and the counted ones. */
  | { kind: 'corrections' }
  | { kind: 'older-corrections'; page: number }
  | { kind: 'rss'; list: List | null }
  | { kind: 'feed' }
  | { kind: 'not-found' }
  /** What a reader kept in the phone. */
  | { kind: 'shelf' }
  | { kind: 'sitemap' }
  | { kind: 'sitemap-part'; part: number }
  /** One item's page, written again because something it shows changed: a related title, a section's name. */
  | { kind: 'page'; documentId: string }

/** Pages that exist on an empty site too. */
export const BASE_KEYS: readonly SharedKey[] = [
  { kind: 'home' },
  { kind: 'sections' },
  { kind: 'newest', list: 'kind:video' },
  { kind: 'newest', list: 'kind:faq' },
  { kind: 'corrections' },
  { kind: 'rss', list: null },
  { kind: 'feed' },
  { kind: 'not-found' },
  { kind: 'shelf' },
  { kind: 'sitemap' },
  { kind: 'sitemap-part', part: 1 },
]

export function sectionList(section: string): List {
  return `section:${section}`
}

export function listsOf(item: { type: ItemType; section: string }): List[] {
  const lists: List[] = [sectionList(item.section), 'sitemap']
  if (item.type === 'video') lists.push('kind:video')
  if (item.type === 'faq') lists.push('kind:faq')
  return lists
}

export function pageOfPlace(place: number): number {
  return Math.ceil(place / LIST_PAGE)
}

/** The keys to raise when an item with these places was placed, changed or removed. A handful, whatever the site's size. */
export function keysOfChange(places: Places): string[] {
  const keys = new Set<string>(['home', 'rss', 'feed'])
  for (const [list, place] of [...places.taken, ...places.left]) {
    const isNew = places.opened.has(list)
    if (list === 'sitemap') {
      const part = Math.ceil(place / SITEMAP_PART)
      keys.add(formatKey({ kind: 'sitemap-part', part }))
      if (isNew && place % SITEMAP_PART === 1) keys.add('sitemap')
      continue
    }
    const page = pageOfPlace(place)
    keys.add(formatKey({ kind: 'newest', list }))
    keys.add(formatKey({ kind: 'older', list, page }))
    // the page before now has a newer neighbour to link to
    if (isNew && page > 1 && place % LIST_PAGE === 1) keys.add(formatKey({ kind: 'older', list, page: page - 1 }))
    if (list.startsWith('section:')) keys.add(formatKey({ kind: 'rss', list }))
    if (list.startsWith('section:') && isNew && place === 1) keys.add('sections')
  }
  return [...keys].sort()
}

/** A handful too: the pages of the public list that hold this item's own corrections. */
export function keysOfCorrections(places: { held: readonly number[]; opened: readonly number[] }): string[] {
  const pages = places.held.map(pageOfPlace)
  // the page before a new one has a newer neighbour to link to
  const neighbours = places.opened.filter((place) => place % LIST_PAGE === 1).map((place) => pageOfPlace(place) - 1)
  const older = [...pages, ...neighbours].filter((page) => page > 0).map((page) => formatKey({ kind: 'older-corrections', page }))
  return older.length === 0 ? [] : [...new Set([formatKey({ kind: 'corrections' }), ...older])]
}

export function formatKey(key: SharedKey): string {
  switch (key.kind) {
    case 'home':
    case 'sections':
    case 'feed':
    case 'not-found':
    case 'shelf':
    case 'sitemap':
    case 'corrections':
      return key.kind
    case 'older-corrections':
      return `corrections/${key.page}`
    case 'newest':
      return `newest/${key.list}`
    case 'older':
      return `older/${key.list}/${key.page}`
    case 'rss':
      return key.list === null ? 'rss' : `rss/${key.list}`
    case 'sitemap-part':
      return `sitemap/${key.part}`
    case 'page':
      return `page/${key.documentId}`
    default:
      return unknownKey(key)
  }
}

/** @throws Error on a key this version does not know */
export function parseKey(key: string): SharedKey {
  const [kind, name = '', number = ''] = key.split('/')
  if (kind === 'home' || kind === 'sections' || kind === 'feed' || kind === 'not-found' || kind === 'shelf') return { kind }
  if (kind === 'sitemap') return name ? { kind: 'sitemap-part', part: Number(name) } : { kind }
  if (kind === 'corrections') return name ? { kind: 'older-corrections', page: Number(name) } : { kind }
  if (kind === 'newest') return { kind, list: parseList(name) }
  if (kind === 'older') return { kind, list: parseList(name), page: Number(number) }
  if (kind === 'rss') return { kind, list: name ? parseList(name) : null }
  if (kind === 'page') return { kind, documentId: name }
  throw new Error(`Unknown key of a shared page: ${key}`)
}

export function parseList(name: string): List {
  if (name === 'kind:video' || name === 'kind:faq' || name === 'sitemap') return name
  if (name.startsWith('section:')) return sectionList(name.slice('section:'.length))
  throw new Error(`Unknown list: ${name}`)
}

function unknownKey(key: never): never {
  throw new Error(`Unknown key: ${JSON.stringify(key)}`)
}
