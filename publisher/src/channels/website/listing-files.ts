/** The pages of a list: its newest, and the counted ones behind it. Bounded reads, as every shared page. */
import { standsUntil } from './in-force'
import { hasFeeds, type SharedKey } from './keys'
import { isByPlace, type List, LIST_PAGE, namedBy, pageOfPlace } from './lists'
import { nameOf } from './named-list'
import type { SiteFrame } from './pages/layout'
import { listingPage } from './pages/listing'
import { lasting, type SharedFile } from './shared-file'
import type { Card, SiteEntries, SiteReader } from './site-store'

interface Listing {
  key: Extract<SharedKey, { kind: 'newest' | 'older' }>
  reader: SiteReader
  frame: SiteFrame
  entries: SiteEntries
}

/** @returns null when the list has no name to show it under, or the page is one that is not written */
export async function listingFile(options: Listing): Promise<SharedFile | null> {
  const { key, reader, frame, entries } = options
  const list = await nameOf({ list: key.list, reader, entries })
  if (list === null) return null
  const pagePath = (page: number) => `${list.path}trang/${page}/`
  const named = namedBy(key.list)
  const now = list.document && (await reader.now())
  const common = { now, frame, list, hasFeeds: named !== null && hasFeeds(named.kind) }
  const topicsOf = async (cards: readonly Card[]) =>
    key.list === 'kind:faq' ? reader.topicsOf(cards.map(({ documentId }) => documentId)) : null
  if (key.kind === 'newest') {
    const { cards, olderPage } = await newestOf({ list: key.list, reader })
    const olderPath = olderPage === null ? null : pagePath(olderPage)
    const topics = await topicsOf(cards)
    const body = listingPage({ ...common, path: list.path, pageNo: null, cards, topics, newerPath: null, olderPath })
    const freshUntil = now && list.document && standsUntil({ documents: [list.document], now })
    return { path: list.path, body, freshUntil, attached: list.document?.file ?? null }
  }
  const places = { list: key.list, from: (key.page - 1) * LIST_PAGE + 1, to: key.page * LIST_PAGE }
  const [lastPlace, cards] = await Promise.all([reader.lastPlace(key.list), reader.placed(places)])
  const lastPage = pageOfPlace(lastPlace)
  const lastWritten = isByPlace(key.list) ? lastPage - 1 : lastPage
  if (key.page > lastWritten) return null
  const path = pagePath(key.page)
  const newerPath = key.page < lastWritten ? pagePath(key.page + 1) : list.path
  const olderPath = key.page > 1 ? pagePath(key.page - 1) : null
  const topics = await topicsOf(cards)
  return lasting(path, listingPage({ ...common, path, pageNo: key.page, cards, topics, newerPath, olderPath }))
}

async function newestOf({ list, reader }: { list: List; reader: SiteReader }): Promise<{ cards: Card[]; olderPage: number | null }> {
  if (isByPlace(list)) {
    const cards = await reader.lastPlaced({ list, limit: LIST_PAGE })
    const oldest = cards.at(-1)?.no ?? 1
    return { cards, olderPage: cards.length < LIST_PAGE || oldest === 1 ? null : pageOfPlace(oldest - 1) }
  }
  const [lastPlace, cards] = await Promise.all([reader.lastPlace(list), reader.newest({ list, limit: LIST_PAGE })])
  return { cards, olderPage: await pageAfterNewest({ list, reader, cards, lastPage: pageOfPlace(lastPlace) }) }
}

/** The first counted page that holds something the newest page does not show. */
async function pageAfterNewest(options: {
  list: List
  reader: SiteReader
  cards: readonly Card[]
  lastPage: number
}): Promise<number | null> {
  const { list, reader, lastPage } = options
  if (lastPage === 0 || options.cards.length < LIST_PAGE) return lastPage > 1 ? lastPage : null
  const shown = new Set(options.cards.map((card) => card.documentId))
  const open = await reader.placed({ list, from: (lastPage - 1) * LIST_PAGE + 1, to: lastPage * LIST_PAGE })
  if (open.some((card) => !shown.has(card.documentId))) return lastPage
  return lastPage > 1 ? lastPage - 1 : null
}
