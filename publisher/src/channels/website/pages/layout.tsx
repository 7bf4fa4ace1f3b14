/** The frame of every page: head, header, footer. Knows nothing of items. */
import type { Child } from 'hono/jsx'
import type { ShareFace } from '../../../media/share-picture'
import { ASSETS, FAVICON, MANIFEST, TOUCH_ICON } from '../assets/assets'
import type { PageLanguage } from '@hl/config/fixed-page'
import { type ShareImage, shareImage, shareName, siteFace } from '../share'
import type { FixedLink, Imprint } from '../site-store'
import { breadcrumbs, type Crumb, Crumbs } from './crumbs'
import { Footer, Header } from './frame'
import { withoutControls } from './without-controls'

export interface SiteFrame {
  siteUrl: string
  mode: 'real' | 'sandbox'
  imprint: Imprint | null
  links: readonly FixedLink[]
}

export interface PageHead {
  title: string
  description: string
  /** public address below the site's root; null for pages that have none of their own (404) */
  path: string | null
  og?: { type: 'website' | 'article' | 'video.other'; image: ShareImage | null; publishedAt?: string; revisedAt?: string | undefined }
  /** the pages between the home page and this one; left out where the page says nothing of where it lies */
  above?: readonly Crumb[]
  /** schema.org: what the page is about; where it lies is added */
  things?: readonly object[]
  /** feeds of what is listed on the page: `rss.xml` and `feed.json` below this address */
  feeds?: { path: string; title: string }
  isIndexed?: boolean
  /** of the page's text; the frame around it is Vietnamese */
  language?: PageLanguage
  /** the same page in every language it is in */
  alternates?: readonly { language: PageLanguage; path: string }[]
}

export function siteName(frame: SiteFrame): string {
  return frame.imprint?.name ?? 'Con đường hướng thiện'
}

/** What a link to a page without a share picture of its own shows. */
export function siteShare(frame: SiteFrame): { face: ShareFace; path: string } {
  const { siteUrl, mode, imprint } = frame
  const face = siteFace({ brand: { name: siteName(frame), siteUrl, mode }, tagline: imprint?.tagline ?? null })
  return { face, path: `/assets/${shareName(face)}` }
}

/** @returns the whole document as text */
export function renderPage(options: { frame: SiteFrame; head: PageHead; body: Child }): string {
  return withoutControls(`<!DOCTYPE html>\n${String(<Document {...options} />)}`)
}

const Document = ({ frame, head, body }: { frame: SiteFrame; head: PageHead; body: Child }) => (
  <html lang={head.language ?? 'vi'}>
    <Head frame={frame} head={head} />
    <body>
      <a class="skip" href="#noi-dung" lang="vi">
        Đến nội dung chính
      </a>
      {frame.mode === 'sandbox' && (
        <aside class="trial" aria-label="Môi trường thử" lang="vi">
          <p class="wrap">
            <strong>Môi trường thử.</strong> Chưa phải tin chính thức.
          </p>
        </aside>
      )}
      <Header name={siteName(frame)} path={head.path} english={frame.links.find(({ language }) => language === 'en') ?? null} />
      <main id="noi-dung" class="wrap">
        {head.above && <Crumbs above={head.above} />}
        {body}
        {head.path !== null && (
          <p class="paper" lang="vi">
            Trang này ở địa chỉ: {frame.siteUrl + head.path}
          </p>
        )}
      </main>
      <Footer imprint={frame.imprint} links={frame.links} />
    </body>
  </html>
)

const Head = ({ frame, head }: { frame: SiteFrame; head: PageHead }) => {
  const name = siteName(frame)
  const url = head.path === null ? null : frame.siteUrl + head.path
  const data = jsonLd({ frame, head })
  const share = head.og?.image ?? shareImage({ path: siteShare(frame).path, alt: name })
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{head.title === name ? name : `${head.title} | ${name}`}</title>
      <meta name="description" content={head.description} />
      {head.isIndexed === false && <meta name="robots" content="noindex" />}
      {url && <link rel="canonical" href={url} />}
      {head.alternates?.map(({ language, path }) => (
        <link rel="alternate" hreflang={language} href={frame.siteUrl + path} />
      ))}
      <link rel="preload" href={ASSETS.font} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={ASSETS.css} />
      <link rel="icon" href={FAVICON} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={TOUCH_ICON} />
      <link rel="manifest" href={MANIFEST} />
      <meta name="theme-color" content="#FBF7EF" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#1A1815" media="(prefers-color-scheme: dark)" />
      <link rel="alternate" type="application/rss+xml" title={name} href="/rss.xml" />
      {head.feeds && <link rel="alternate" type="application/rss+xml" title={head.feeds.title} href={`${head.feeds.path}rss.xml`} />}
      {head.feeds && <link rel="alternate" type="application/feed+json" title={head.feeds.title} href={`${head.feeds.path}feed.json`} />}
      <meta property="og:site_name" content={name} />
      <meta property="og:locale" content={head.language === 'en' ? 'en_US' : 'vi_VN'} />
      <meta property="og:type" content={head.og?.type ?? 'website'} />
      <meta property="og:title" content={head.title} />
      <meta property="og:description" content={head.description} />
      {url && <meta property="og:url" content={url} />}
      <meta property="og:image" content={frame.siteUrl + share.path} />
      <meta property="og:image:type" content="image/jpeg" />
      <meta property="og:image:width" content={String(share.width)} />
      <meta property="og:image:height" content={String(share.height)} />
      <meta property="og:image:alt" content={share.alt} />
      {head.og?.publishedAt && <meta property="article:published_time" content={head.og.publishedAt} />}
      {head.og?.revisedAt && <meta property="article:modified_time" content={head.og.revisedAt} />}
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:image" content={frame.siteUrl + share.path} />
      <meta name="twitter:image:alt" content={share.alt} />
      {data && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: data }} />}
      {/* drawn after the script has run, so that the reader's letter size and the tools move nothing */}
      <script src={ASSETS.js} defer blocking="render" />
    </head>
  )
}

/** schema.org data as JSON that cannot end its script element; null for a page of which there is nothing to say. */
function jsonLd({ frame: { siteUrl }, head }: { frame: SiteFrame; head: PageHead }): string | null {
  const { title, path, above, things = [] } = head
  const all = above && path !== null ? [...things, breadcrumbs({ siteUrl, above, page: { path, title } })] : things
  if (all.length === 0) return null
  return JSON.stringify(all.map((thing) => ({ '@context': 'https://schema.org', ...thing }))).replaceAll('<', '\\u003c')
}
