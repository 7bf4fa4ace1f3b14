/** A key's file: which address it has and what is in it now. Reads are bounded; nothing here writes. */
import { fixedPagePath } from '@hl/config/fixed-page'
import { type Topic, TOPICS } from '@hl/config/sections'
import { correctionList } from './correction-list'
import { feedFile } from './feed-files'
import type { SharedKey } from './keys'
import { frameOf, type SiteOwn } from './frame-of'
import { standsUntil } from './in-force'
import { listingFile } from './listing-files'
import { NEEDS } from './needs'
import { namedBy, sectionList, topicList } from './lists'
import { advicePage } from './pages/advice'
import { documentsPage } from './pages/documents'
import { fixedPage } from './pages/fixed-page'
import { provincesPage, sectionsPage, tagsPage } from './pages/indexes'
import { homePage } from './pages/home'
import type { SiteFrame } from './pages/layout'
import { needPage } from './pages/need'
import { notFoundPage } from './pages/notice'
import { SHELF_PATH, shelfPage } from './pages/shelf'
import { siteMapPage } from './pages/site-map'
import { lasting, type SharedFile } from './shared-file'
import { sitemapFile } from './sitemap-files'
import type { Card, FixedPage, SiteReader } from './site-store'
import { ADVICE_PATH, DOCUMENTS_PATH, needPath, PROVINCES_PATH, SECTIONS_PATH, SITE_MAP_PATH, TAGS_PATH } from './entry-path'

const MOST_TAGS = 300
const NEWEST_DOCUMENTS = 20
/** of one topic, for a page that shows several */
const NEWEST_ADVICE = 12

/** @returns null when there is nothing to show it under (a section that is not known, or no longer) */
export async function sharedFile(options: {
  key: Exclude<SharedKey, { kind: 'page' }>
  reader: SiteReader
  site: SiteOwn
}): Promise<SharedFile | null> {
  const { key, reader, site } = options
  // first of all and once, so that every key that is written now is answered together
  const entries = await reader.entries(entryOf(key))
  const frame = frameOf({ site, entries })
  switch (key.kind) {
    case 'home':
      return homeFile({ reader, frame })
    case 'sections': {
      const sections = (await reader.sections()).map(({ entry }) => entry)
      return lasting(SECTIONS_PATH, sectionsPage({ frame, sections }))
    }
    case 'provinces':
      return lasting(PROVINCES_PATH, provincesPage({ frame, provinces: await reader.provinces() }))
    case 'tags':
      return lasting(TAGS_PATH, tagsPage({ frame, tags: await reader.tags(MOST_TAGS) }))
    case 'documents': {
      const now = await reader.now()
      const documents = await reader.documents({
        words: [],
        number: null,
        issuer: null,
        year: null,
        standing: null,
        limit: NEWEST_DOCUMENTS,
        offset: 0,
      })
      const body = documentsPage({ frame, documents, choices: await reader.documentChoices(), now })
      return { path: DOCUMENTS_PATH, body, freshUntil: standsUntil({ documents, now }) }
    }
    case 'advice':
      return lasting(ADVICE_PATH, advicePage({ frame, topics: await newestAdvice(reader) }))
    case 'need':
      return needFile({ slug: key.slug, reader, frame })
    case 'fixed-page':
      return fixedFile({ page: entries.get('page', key.documentId), documentId: key.documentId, reader, frame })
    case 'site-map': {
      const sections = (await reader.sections()).map(({ entry }) => entry)
      return lasting(SITE_MAP_PATH, siteMapPage({ frame, sections }))
    }
    case 'newest':
    case 'older':
      return listingFile({ key, reader, frame, entries })
    case 'corrections':
    case 'older-corrections': {
      const { path, body } = await correctionList({ page: key.kind === 'corrections' ? null : key.page, reader, frame })
      return lasting(path, body)
    }
    case 'rss':
    case 'feed':
      return feedFile({ key, reader, frame, entries })
    case 'not-found':
      return lasting('/404.html', notFoundPage(frame))
    case 'shelf':
      return lasting(SHELF_PATH, shelfPage(frame))
    case 'sitemap':
    case 'sitemap-part':
    case 'entry-sitemap':
      return sitemapFile({ key, reader, siteUrl: site.siteUrl })
    default:
      return unknownKey(key)
  }
}

/** The site entry a key's page is about. */
function entryOf(key: Exclude<SharedKey, { kind: 'page' }>): string[] {
  if (key.kind === 'fixed-page') return [key.documentId]
  const named = 'list' in key && key.list !== null ? namedBy(key.list) : null
  return named ? [named.documentId] : []
}

/** @returns null for one of another version */
async function needFile({ slug, reader, frame }: { slug: string; reader: SiteReader; frame: SiteFrame }): Promise<SharedFile | null> {
  const need = NEEDS.find((known) => known.slug === slug)
  if (!need) return null
  const byTopic = need.topics.map((topic) => reader.lastPlaced({ list: topicList({ slug: topic }), limit: NEWEST_ADVICE }))
  return lasting(needPath(need), needPage({ frame, need, byTopic: await Promise.all(byTopic) }))
}

/** The counterpart is named by one of the two. */
async function fixedFile(options: {
  page: FixedPage | null
  documentId: string
  reader: SiteReader
  frame: SiteFrame
}): Promise<SharedFile | null> {
  const { page, documentId, reader, frame } = options
  if (!page) return null
  const otherId = page.translationOf ?? (await reader.translationOf(documentId))
  const other = otherId === null ? null : (await reader.entries([otherId])).get('page', otherId)
  return lasting(fixedPagePath(page), fixedPage({ frame, page, other: other?.language === page.language ? null : other }))
}

async function homeFile({ reader, frame }: { reader: SiteReader; frame: SiteFrame }): Promise<SharedFile> {
  const [known, alerts, articles, videos, questions] = await Promise.all([
    reader.sections(),
    reader.alerts(3),
    reader.newest({ type: 'article', limit: 9 }),
    reader.newest({ type: 'video', limit: 3 }),
    reader.frequentQuestions(6),
  ])
  const filled = known.map(async ({ documentId, entry }) => {
    const cards = await reader.newest({ list: sectionList(documentId), limit: 3 })
    return { section: entry, cards }
  })
  // questions have a block of their own
  const sections = (await Promise.all(filled)).filter(({ cards }) => cards.some(({ type }) => type !== 'faq'))
  const pins = [...alerts, ...questions].map((card) => card.pinnedUntil).filter((until) => until !== null)
  const freshUntil = pins.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
  return { path: '/', body: homePage({ frame, alerts, articles, videos, questions, sections }), freshUntil }
}

async function newestAdvice(reader: SiteReader): Promise<{ topic: Topic; cards: Card[] }[]> {
  return Promise.all(TOPICS.map(async (topic) => ({ topic, cards: await reader.lastPlaced({ list: topicList(topic), limit: 3 }) })))
}

function unknownKey(key: never): never {
  throw new Error(`Unknown key: ${JSON.stringify(key)}`)
}
