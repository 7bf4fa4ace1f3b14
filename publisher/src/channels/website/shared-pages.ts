/** A key's file: which address it has and what is in it now. Reads are bounded; nothing here writes. */
import { correctionList } from './correction-list'
import { LIST_PAGE, type List, pageOfPlace, type SharedKey, SITEMAP_PART } from './keys'
import { jsonFeed, rssFeed, sitemapIndex, sitemapPart } from './feeds'
import { CORRECTIONS_PATH } from './pages/corrections'
import { homePage } from './pages/home'
import { siteName, type SiteFrame } from './pages/layout'
import { listingPage, sectionsPage } from './pages/listing'
import { notFoundPage } from './pages/notice'
import { SHELF_PATH, shelfPage } from './pages/shelf'
import type { Card, SiteReader } from './site-store'

export interface SharedFile {
  path: string
  body: string
  freshUntil: Date | null
}

const FEED_LENGTH = 20

/** @returns null when there is nothing to show it under (a section that is not known, or no longer) */
export async function sharedFile(options: {
  key: Exclude<SharedKey, { kind: 'page' }>
  reader: SiteReader
  site: Omit<SiteFrame, 'imprint'>
}): Promise<SharedFile | null> {
  const { key, reader, site } = options
  const section = 'list' in key && key.list?.startsWith('section:') ? key.list.slice('section:'.length) : null
  const entries = await reader.entries(section === null ? [] : [section])
  const frame: SiteFrame = { ...site, imprint: entries.imprint }
  switch (key.kind) {
    case 'home': {
      const alerts = await reader.alerts(3)
      const [articles, videos, questions] = [
        await reader.newest({ type: 'article', limit: 9 }),
        await reader.newest({ type: 'video', limit: 3 }),
        await reader.newest({ type: 'faq', limit: 6 }),
      ]
      const freshUntil = alerts.map((alert) => alert.pinnedUntil).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
      return { path: '/', body: homePage({ frame, alerts, articles, videos, questions }), freshUntil }
    }
    case 'sections': {
      const sections = (await reader.sections()).map(({ entry }) => entry)
      return file('/chuyen-muc/', sectionsPage({ frame, sections }))
    }
    case 'newest':
    case 'older':
      return listing({ key, reader, frame, named: named(key.list, entries.get('section', section ?? '')) })
    case 'corrections':
    case 'older-corrections':
      return { ...(await correctionList({ page: key.kind === 'corrections' ? null : key.page, reader, frame })), freshUntil: null }
    case 'rss': {
      const list = key.list === null ? null : named(key.list, entries.get('section', section ?? ''))
      if (key.list !== null && list === null) return null
      const path = list === null ? '/rss.xml' : `${list.path}rss.xml`
      const cards = await reader.newest({ list: key.list ?? 'all', limit: FEED_LENGTH })
      const title = list === null ? siteName(frame) : `${list.title} | ${siteName(frame)}`
      const description = (list === null ? frame.imprint?.tagline : list.description) ?? title
      return file(path, rssFeed({ frame, title, path, pagePath: list?.path ?? '/', description, cards }))
    }
    case 'feed':
      return file('/feed.json', jsonFeed({ frame, cards: await reader.newest({ list: 'all', limit: FEED_LENGTH }) }))
    case 'not-found':
      return file('/404.html', notFoundPage(frame))
    case 'shelf':
      return file(SHELF_PATH, shelfPage(frame))
    case 'sitemap': {
      const last = await reader.lastPlace('sitemap')
      return file('/sitemap.xml', sitemapIndex({ siteUrl: site.siteUrl, parts: Math.max(1, Math.ceil(last / SITEMAP_PART)) }))
    }
    case 'sitemap-part': {
      const from = (key.part - 1) * SITEMAP_PART + 1
      const cards = await reader.placed({ list: 'sitemap', from, to: key.part * SITEMAP_PART })
      const fixed =
        key.part === 1
          ? ['/', '/chuyen-muc/', '/video/', '/hoi-dap/', CORRECTIONS_PATH, SHELF_PATH].map((path) => ({ path, changedAt: null }))
          : []
      return file(`/sitemap-${key.part}.xml`, sitemapPart({ siteUrl: site.siteUrl, pages: [...fixed, ...cards] }))
    }
    default:
      return unknownKey(key)
  }
}

interface NamedList {
  path: string
  title: string
  description: string | null
}

function named(list: List, section: { slug: string; name: string; description: string | null } | null): NamedList | null {
  if (list === 'kind:video') return { path: '/video/', title: 'Video', description: 'Tự bạch, tọa đàm và hướng dẫn bằng hình.' }
  if (list === 'kind:faq') return { path: '/hoi-dap/', title: 'Hỏi – Đáp', description: 'Câu hỏi thường gặp và câu trả lời có căn cứ.' }
  return section && { path: `/chuyen-muc/${section.slug}/`, title: section.name, description: section.description }
}

async function listing(options: {
  key: Extract<SharedKey, { kind: 'newest' | 'older' }>
  reader: SiteReader
  frame: SiteFrame
  named: NamedList | null
}): Promise<SharedFile | null> {
  const { key, reader, frame, named: list } = options
  if (list === null) return null
  const lastPage = pageOfPlace(await reader.lastPlace(key.list))
  const pagePath = (page: number) => `${list.path}trang/${page}/`
  const common = {
    frame,
    ...list,
    isQuestions: key.list === 'kind:faq',
    rssPath: key.list.startsWith('section:') ? `${list.path}rss.xml` : null,
  }
  if (key.kind === 'newest') {
    const cards = await reader.newest({ list: key.list, limit: LIST_PAGE })
    const olderPage = await pageAfterNewest({ list: key.list, reader, cards, lastPage })
    return file(
      list.path,
      listingPage({ ...common, pageNo: null, cards, newerPath: null, olderPath: olderPage === null ? null : pagePath(olderPage) }),
    )
  }
  const cards = await reader.placed({ list: key.list, from: (key.page - 1) * LIST_PAGE + 1, to: key.page * LIST_PAGE })
  const path = pagePath(key.page)
  const newerPath = key.page < lastPage ? pagePath(key.page + 1) : list.path
  const olderPath = key.page > 1 ? pagePath(key.page - 1) : null
  return file(path, listingPage({ ...common, path, pageNo: key.page, cards, newerPath, olderPath }))
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

function file(path: string, body: string): SharedFile {
  return { path, body, freshUntil: null }
}

function unknownKey(key: never): never {
  throw new Error(`Unknown key: ${JSON.stringify(key)}`)
}
