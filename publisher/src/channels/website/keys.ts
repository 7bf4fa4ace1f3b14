/** Shared pages and their keys: which exist, how they are spelled, and which a change of one item touches. */
import type { Topic } from '@hl/config/sections'
import {
  isByPlace,
  type List,
  LIST_PAGE,
  type ListKind,
  namedBy,
  pageOfPlace,
  parseList,
  type Places,
  TOPIC_LISTS,
  topicOfList,
} from './lists'
import { NEEDS } from './needs'

/** Addresses in one part of the sitemap: the open part is rewritten at every publish, so it is kept small. */
export const SITEMAP_PART = 200

/** Pages of which there is one. */
const ONES = [
  'home',
  /** The indexes of what items are listed by. */
  'sections',
  'provinces',
  'tags',
  'documents',
  /** What advice there is, by topic. */
  'advice',
  /** Where everything is, for people. */
  'site-map',
  /** The public list of corrections: its newest page. */
  'corrections',
  'not-found',
  /** What a reader kept in the phone. */
  'shelf',
  'sitemap',
] as const
/** One member a kind, so that each can be told from the others. */
type OneKey = { [K in (typeof ONES)[number]]: { kind: K } }[(typeof ONES)[number]]

export type SharedKey =
  | OneKey
  /** What one need of people is answered by. */
  | { kind: 'need'; slug: string }
  /** A page the board writes itself. */
  | { kind: 'fixed-page'; documentId: string }
  | { kind: 'newest'; list: List }
  | { kind: 'older'; list: List; page: number }
  | { kind: 'older-corrections'; page: number }
  /** Feeds; of everything where there is no list. */
  | { kind: 'rss'; list: List | null }
  | { kind: 'feed'; list: List | null }
  | { kind: 'sitemap-part'; part: number }
  /** Pages of sections, provinces, tags: what is no item. */
  | { kind: 'entry-sitemap'; part: number }
  /** One item's page, written again because something it shows changed: a related title, a section's name. */
  | { kind: 'page'; documentId: string }

/** Pages that exist on an empty site too. */
export const BASE_KEYS: readonly SharedKey[] = [
  ...ONES.map((kind) => ({ kind })),
  { kind: 'newest', list: 'kind:video' },
  { kind: 'newest', list: 'kind:faq' },
  ...TOPIC_LISTS.map((list) => ({ kind: 'newest', list }) as const),
  ...NEEDS.map(({ slug }) => ({ kind: 'need', slug }) as const),
  { kind: 'rss', list: null },
  { kind: 'feed', list: null },
  { kind: 'sitemap-part', part: 1 },
]

/** The page that names all lists of a kind. */
export const INDEX_OF = {
  section: 'sections',
  unit: 'provinces',
  tag: 'tags',
  'legal-document': 'documents',
} as const satisfies Record<ListKind, SharedKey['kind']>

/** Kinds of lists that can be followed by RSS and JSON Feed. */
export function hasFeeds(kind: ListKind): boolean {
  return kind === 'section' || kind === 'unit'
}

/** The keys to raise when an item with these places was placed, changed or removed. A handful, whatever the site's size. */
export function keysOfChange(places: Places): string[] {
  const keys = new Set<string>(['home', 'rss', 'feed'])
  for (const [list, place] of [...places.taken, ...places.left]) {
    const isNew = places.opened.has(list)
    if (list === 'sitemap') {
      const part = partOf(place)
      keys.add(formatKey({ kind: 'sitemap-part', part }))
      if (isNew && place % SITEMAP_PART === 1) keys.add('sitemap')
      continue
    }
    const page = pageOfPlace(place)
    keys.add(formatKey({ kind: 'newest', list }))
    // whoever opens the next page raises this one, and waits for us before it does
    if (!isNew || !isByPlace(list)) keys.add(formatKey({ kind: 'older', list, page }))
    // the page before is now full, and a newer neighbour of the one before that
    const before = isNew && place % LIST_PAGE === 1 ? [page - 1, page - 2].filter((full) => full > 0) : []
    for (const full of before) keys.add(formatKey({ kind: 'older', list, page: full }))
    const topic = topicOfList(list)
    if (topic) for (const key of keysOfTopic(topic)) keys.add(key)
    const named = namedBy(list)
    if (named === null) continue
    if (hasFeeds(named.kind)) for (const kind of ['rss', 'feed'] as const) keys.add(formatKey({ kind, list }))
    // an index says which lists hold anything
    const mayFillOrEmpty = (isNew && place === 1) || places.returned.has(list) || places.left.has(list)
    if (mayFillOrEmpty) keys.add(INDEX_OF[named.kind])
  }
  return [...keys].sort()
}

/** The pages that show the newest of a topic beside that of others. */
function keysOfTopic(topic: Topic): string[] {
  const needs = NEEDS.filter(({ topics }) => topics.includes(topic.slug))
  return ['advice', ...needs.map(({ slug }) => formatKey({ kind: 'need', slug }))]
}

/** Every page of a list under its name, when the name itself changed. @param lastPlace of the list */
export function keysOfList(options: { list: List; lastPlace: number }): SharedKey[] {
  const { list } = options
  const named = namedBy(list)
  const pages = Array.from({ length: pageOfPlace(options.lastPlace) }, (_, index): SharedKey => ({ kind: 'older', list, page: index + 1 }))
  const feeds: SharedKey[] =
    named && hasFeeds(named.kind)
      ? [
          { kind: 'rss', list },
          { kind: 'feed', list },
        ]
      : []
  return [...(named ? [{ kind: INDEX_OF[named.kind] }] : []), { kind: 'newest', list }, ...feeds, ...pages]
}

/** A handful too: the pages of the public list that hold this item's own corrections. */
export function keysOfCorrections(places: { held: readonly number[]; opened: readonly number[] }): string[] {
  const pages = places.held.map(pageOfPlace)
  // the page before a new one has a newer neighbour to link to
  const neighbours = places.opened.filter((place) => place % LIST_PAGE === 1).map((place) => pageOfPlace(place) - 1)
  const older = [...pages, ...neighbours].filter((page) => page > 0).map((page) => formatKey({ kind: 'older-corrections', page }))
  return older.length === 0 ? [] : [...new Set([formatKey({ kind: 'corrections' }), ...older])]
}

export function partOf(place: number): number {
  return Math.ceil(place / SITEMAP_PART)
}

export function formatKey(key: SharedKey): string {
  if (isOne(key)) return key.kind
  switch (key.kind) {
    case 'newest':
      return `newest/${key.list}`
    case 'older':
      return `older/${key.list}/${key.page}`
    case 'older-corrections':
      return `corrections/${key.page}`
    case 'rss':
    case 'feed':
      return key.list === null ? key.kind : `${key.kind}/${key.list}`
    case 'sitemap-part':
      return `sitemap/${key.part}`
    case 'entry-sitemap':
      return `entry-sitemap/${key.part}`
    case 'need':
      return `${key.kind}/${key.slug}`
    case 'page':
    case 'fixed-page':
      return `${key.kind}/${key.documentId}`
    default:
      return unknownKey(key)
  }
}

/** @throws Error on a key this version does not know */
export function parseKey(key: string): SharedKey {
  const [kind = '', name = '', number = ''] = key.split('/')
  const one = ONES.find((known) => known === key)
  if (one) return { kind: one }
  switch (kind) {
    case 'sitemap':
      return { kind: 'sitemap-part', part: Number(name) }
    case 'entry-sitemap':
      return { kind, part: Number(name) }
    case 'corrections':
      return { kind: 'older-corrections', page: Number(name) }
    case 'newest':
      return { kind, list: parseList(name) }
    case 'older':
      return { kind, list: parseList(name), page: Number(number) }
    case 'rss':
    case 'feed':
      return { kind, list: name ? parseList(name) : null }
    case 'need':
      return { kind, slug: name }
    case 'page':
    case 'fixed-page':
      return { kind, documentId: name }
    default:
      throw new Error(`Unknown key of a shared page: ${key}`)
  }
}

function isOne(key: SharedKey): key is OneKey {
  return ONES.some((kind) => kind === key.kind)
}

function unknownKey(key: never): never {
  throw new Error(`Unknown key: ${JSON.stringify(key)}`)
}
