/** Lists for machines: RSS, JSON Feed, sitemap, robots.txt. */
import { formatDate } from '@hl/config/time'
import { siteName, type SiteFrame } from './pages/layout'
import { mediaUrl } from './media'
import { stillOf } from './pictures'
import type { Card } from './site-store'

export function rssFeed(view: {
  frame: SiteFrame
  title: string
  path: string
  pagePath: string
  description: string
  cards: readonly Card[]
}): string {
  const { frame, cards } = view
  const items = cards.map(
    (card) =>
      `<item><title>${xml(card.title)}</title><link>${xml(frame.siteUrl + card.path)}</link><guid isPermaLink="true">${xml(
        frame.siteUrl + card.path,
      )}</guid><pubDate>${card.publishedAt.toUTCString()}</pubDate><description>${xml(summaryOf(card))}</description></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${xml(view.title)}</title><link>${xml(
    frame.siteUrl + view.pagePath,
  )}</link><description>${xml(view.description)}</description><language>vi</language><atom:link href="${xml(
    frame.siteUrl + view.path,
  )}" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel></rss>
`
}

export function jsonFeed(view: { frame: SiteFrame; cards: readonly Card[] }): string {
  const { frame } = view
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: siteName(frame),
    home_page_url: `${frame.siteUrl}/`,
    feed_url: `${frame.siteUrl}/feed.json`,
    language: 'vi',
    items: view.cards.map((card) => ({
      id: frame.siteUrl + card.path,
      url: frame.siteUrl + card.path,
      title: card.title,
      summary: summaryOf(card),
      content_text: summaryOf(card) || card.title,
      date_published: card.publishedAt.toISOString(),
      date_modified: card.changedAt.toISOString(),
      ...(card.cover ? { image: frame.siteUrl + mediaUrl(stillOf({ sha256: card.cover.sha256, size: card.cover }).name) } : {}),
    })),
  })}\n`
}

/** Whoever read the item in a feed before sees there that it was corrected. */
function summaryOf({ summary, correctedAt }: Card): string {
  return correctedAt === null ? summary : `(Đã đính chính ngày ${formatDate(correctedAt)}) ${summary}`.trim()
}

export function sitemapIndex(view: { siteUrl: string; parts: number }): string {
  const parts = Array.from(
    { length: view.parts },
    (_, index) => `<sitemap><loc>${xml(`${view.siteUrl}/sitemap-${index + 1}.xml`)}</loc></sitemap>`,
  )
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
