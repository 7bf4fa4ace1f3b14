/** The feeds of all, of a section or of a province, with their items in full. */
import { jsonFeed, rssFeed } from './feeds'
import type { SharedKey } from './keys'
import { isByPlace, type List, LIST_PAGE } from './lists'
import { nameOf } from './named-list'
import { siteName, type SiteFrame } from './pages/layout'
import { lasting, type SharedFile } from './shared-file'
import type { Card, SiteEntries, SiteReader } from './site-store'

const LENGTH = 20
/** An item stands in several of these, and each carries it in full. */
const LENGTH_OF_PART = 10

/** @returns null when the list has no name any more */
export async function feedFile(options: {
  key: Extract<SharedKey, { kind: 'rss' | 'feed' }>
  reader: SiteReader
  frame: SiteFrame
  entries: SiteEntries
}): Promise<SharedFile | null> {
  const { key, reader, frame, entries } = options
  const list = key.list === null ? null : await nameOf({ list: key.list, reader, entries })
  if (key.list !== null && list === null) return null
  const cards = await newestOf({ list: key.list, reader })
  const contents = await reader.contents(cards.map((card) => card.documentId))
  const title = list === null ? siteName(frame) : `${list.title} | ${siteName(frame)}`
  const pagePath = list?.path ?? '/'
  const path = `${pagePath}${key.kind === 'rss' ? 'rss.xml' : 'feed.json'}`
  const description = (list === null ? frame.imprint?.tagline : list.description) ?? title
  const feed = { frame, title, path, pagePath, description, cards, contents }
  return lasting(path, key.kind === 'rss' ? rssFeed(feed) : jsonFeed(feed))
}

/** Asked as the listing page asks, whose answer it shares. */
async function newestOf({ list, reader }: { list: List | null; reader: SiteReader }): Promise<readonly Card[]> {
  if (list === null) return reader.newest({ list: 'all', limit: LENGTH })
  const cards = isByPlace(list) ? await reader.lastPlaced({ list, limit: LIST_PAGE }) : await reader.newest({ list, limit: LIST_PAGE })
  return cards.slice(0, LENGTH_OF_PART)
}
