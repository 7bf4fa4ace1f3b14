/** The sitemap: an index, parts of items, parts of what items are listed by. A place is kept, so one change rewrites one part. */
import { TOPICS } from '@hl/config/sections'
import { ADVICE_PATH, DOCUMENTS_PATH, needPath, PROVINCES_PATH, SECTIONS_PATH, SITE_MAP_PATH, TAGS_PATH, topicPath } from './entry-path'
import { sitemapIndex, sitemapPart } from './feeds'
import { partOf, type SharedKey, SITEMAP_PART } from './keys'
import { NEEDS } from './needs'
import { CORRECTIONS_PATH } from './pages/corrections'
import { SHELF_PATH } from './pages/shelf'
import { lasting, type SharedFile } from './shared-file'
import type { SiteReader } from './site-store'

/** Pages that are always there. */
const FIXED = [
  '/',
  SECTIONS_PATH,
  PROVINCES_PATH,
  TAGS_PATH,
  DOCUMENTS_PATH,
  ADVICE_PATH,
  ...NEEDS.map(needPath),
  ...TOPICS.map(topicPath),
  '/video/',
  '/hoi-dap/',
  CORRECTIONS_PATH,
  SITE_MAP_PATH,
  SHELF_PATH,
]

export async function sitemapFile(options: {
  key: Extract<SharedKey, { kind: 'sitemap' | 'sitemap-part' | 'entry-sitemap' }>
  reader: SiteReader
  siteUrl: string
}): Promise<SharedFile> {
  const { key, reader, siteUrl } = options
  switch (key.kind) {
    case 'sitemap': {
      const [items, entries] = await Promise.all([reader.lastPlace('sitemap'), reader.lastPlace('entries')])
      const paths = [...upTo(Math.max(1, partOf(items))).map(pathOfPart), ...upTo(partOf(entries)).map(pathOfEntries)]
      return lasting('/sitemap.xml', sitemapIndex({ siteUrl, paths }))
    }
    case 'sitemap-part': {
      const cards = await reader.placed({ list: 'sitemap', ...placesOf(key.part) })
      const fixed = key.part === 1 ? FIXED.map((path) => ({ path, changedAt: null })) : []
      return lasting(pathOfPart(key.part), sitemapPart({ siteUrl, pages: [...fixed, ...cards] }))
    }
    case 'entry-sitemap': {
      const paths = await reader.entryPaths(placesOf(key.part))
      return lasting(pathOfEntries(key.part), sitemapPart({ siteUrl, pages: paths.map((path) => ({ path, changedAt: null })) }))
    }
    default:
      return unknownKey(key)
  }
}

function pathOfPart(part: number): string {
  return `/sitemap-${part}.xml`
}

function pathOfEntries(part: number): string {
  return `/sitemap-muc-${part}.xml`
}

function placesOf(part: number): { from: number; to: number } {
  return { from: (part - 1) * SITEMAP_PART + 1, to: part * SITEMAP_PART }
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}

function unknownKey(key: never): never {
  throw new Error(`Unknown key: ${JSON.stringify(key)}`)
}
