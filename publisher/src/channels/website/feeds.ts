/** Lists for machines: RSS, JSON Feed, sitemap, robots.txt. */
import { formatDate } from '@hl/config/time'
import type { SiteFrame } from './pages/layout'
import { mediaUrl } from './media'
import { stillOf } from './pictures'
import type { Card } from './site-store'

export interface FeedView {
  frame: SiteFrame
  title: string
  path: string
  /** of the page that lists the same */
  pagePath: string
  description: string
  cards: readonly Card[]
  /** documentId → the item in full, addresses below our own root */
  contents: ReadonlyMap<string, string>
}

/** An item is named by its id: under a new address it is still the one its readers have read. */
export function rssFeed(view: FeedView): string {
  const { siteUrl } = view.frame
  const items = view.cards.map((card) => {
    const url = xml(siteUrl + card.path)
    const content = contentOf({ view, card })
    return `<item><title>${xml(card.title)}</title><link>${url}</link><guid isPermaLink="false">${xml(card.documentId)}</guid><pubDate>${card.publishedAt.toUTCString()}</pubDate><description>${xml(
      summaryOf(card),
    )}</description>${content === null ? '' : `<content:encoded>${xml(content)}</content:encoded>`}</item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${xml(
    view.title,
  )}</title><link>${xml(siteUrl + view.pagePath)}</link><description>${xml(view.description)}</description><language>vi</language><atom:link href="${xml(
    siteUrl + view.path,
  )}" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel></rss>
`
}

/** https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(view: FeedView): string {
  const { siteUrl } = view.frame
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: view.title,
    description: view.description,
    home_page_url: siteUrl + view.pagePath,
    feed_url: siteUrl + view.path,
    language: 'vi',
    items: view.cards.map((card) => {
      const content = contentOf({ view, card })
      return {
        id: card.documentId,
        url: siteUrl + card.path,
        title: card.title,
        summary: summaryOf(card),
        ...(content === null ? { content_text: summaryOf(card) || card.title } : { content_html: content }),
        date_published: card.publishedAt.toISOString(),
        date_modified: card.changedAt.toISOString(),
        ...(card.cover ? { image: siteUrl + mediaUrl(stillOf({ sha256: card.cover.sha256, size: card.cover }).name) } : {}),
      }
    }),
  })}\n`
}

/** Readers of feeds show it elsewhere, so addresses are made whole. Texts hold no bare quotation mark: they are escaped. */
function contentOf({ view, card }: { view: FeedView; card: Card }): string | null {
  const { siteUrl } = view.frame
  const content = view.contents.get(card.documentId)
  if (content === undefined) return null
  return content.replaceAll(/ href="\/(?!\/)/g, ` href="${siteUrl}/`).replaceAll(/(["\s,])\/media\//g, `$1${siteUrl}/media/`)
}

/** Whoever read the item in a feed before sees there that it was corrected. */
function summaryOf({ summary, correctedAt }: Card): string {
  return correctedAt === null ? summary : `(Đã đính chính ngày ${formatDate(correctedAt)}) ${summary}`.trim()
}

export function sitemapIndex(view: { siteUrl: string; paths: readonly string[] }): string {
  const parts = view.paths.map((path) => `<sitemap><loc>${xml(view.siteUrl + path)}</loc></sitemap>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${parts.join('\n')}
</sitemapindex>
`
}

export function sitemapPart(view: { siteUrl: string; pages: readonly { path: string; changedAt: Date | null }[] }): string {
  const urls = view.pages.map(({ path, changedAt }) => {
    const lastmod = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''
    return `<url><loc>${xml(view.siteUrl + path)}</loc>${lastmod}</url>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`
}

export function robotsTxt(siteUrl: string): string {
  return `User-agent: *\nDisallow: /tim-kiem\nDisallow: /api/\n\nSitemap: ${siteUrl}/sitemap.xml\n`
}

/** Escaped for text and attributes; characters XML 1.0 cannot hold are dropped. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
