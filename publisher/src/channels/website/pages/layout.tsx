/** The frame of every page: head, header, footer. Knows nothing of items. */
import type { Child } from 'hono/jsx'
import { ASSETS, FAVICON } from '../assets/assets'
import type { Imprint } from '../site-store'
import { DoorIcon } from './icons'

export interface SiteFrame {
  siteUrl: string
  mode: 'real' | 'sandbox'
  imprint: Imprint | null
}

export interface PageHead {
  title: string
  description: string
  /** public address below the site's root; null for pages that have none of their own (404) */
  path: string | null
  og?: { type: 'website' | 'article' | 'video.other'; image: string | null; imageAlt?: string; publishedAt?: string }
  /** schema.org data, already without anything that could end a script element */
  jsonLd?: string
  rss?: { path: string; title: string }
  isIndexed?: boolean
}

export function siteName(frame: SiteFrame): string {
  return frame.imprint?.name ?? 'Con đường hướng thiện'
}

/** @returns the whole document as text */
export function renderPage(options: { frame: SiteFrame; head: PageHead; body: Child }): string {
  return `<!DOCTYPE html>\n${String(<Document {...options} />)}`
}

const Document = ({ frame, head, body }: { frame: SiteFrame; head: PageHead; body: Child }) => (
  <html lang="vi">
    <Head frame={frame} head={head} />
    <body>
      <a class="skip" href="#noi-dung">
        Đến nội dung chính
      </a>
      {frame.mode === 'sandbox' && (
        <div class="trial" role="note">
          <p class="wrap">
            <strong>Môi trường thử.</strong> Nội dung và số liệu ở đây không phải thông tin chính thức.
          </p>
        </div>
      )}
      <Header frame={frame} path={head.path} />
      <main id="noi-dung" class="wrap">
        {body}
      </main>
      <Footer frame={frame} />
    </body>
  </html>
)

const Head = ({ frame, head }: { frame: SiteFrame; head: PageHead }) => {
  const name = siteName(frame)
  const url = head.path === null ? null : frame.siteUrl + head.path
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{head.title === name ? name : `${head.title} | ${name}`}</title>
      <meta name="description" content={head.description} />
      {head.isIndexed === false && <meta name="robots" content="noindex" />}
      {url && <link rel="canonical" href={url} />}
      <link rel="preload" href={ASSETS.fonts.vietnamese} as="font" type="font/woff2" crossorigin="" />
      <link rel="preload" href={ASSETS.fonts.latin} as="font" type="font/woff2" crossorigin="" />
      <link rel="stylesheet" href={ASSETS.css} />
      <link rel="icon" href={FAVICON} type="image/svg+xml" />
      <meta name="theme-color" content="#FBF7EF" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#1A1815" media="(prefers-color-scheme: dark)" />
      <link rel="alternate" type="application/rss+xml" title={name} href="/rss.xml" />
      {head.rss && <link rel="alternate" type="application/rss+xml" title={head.rss.title} href={head.rss.path} />}
      <meta property="og:site_name" content={name} />
      <meta property="og:locale" content="vi_VN" />
      <meta property="og:type" content={head.og?.type ?? 'website'} />
      <meta property="og:title" content={head.title} />
      <meta property="og:description" content={head.description} />
      {url && <meta property="og:url" content={url} />}
      {head.og?.image && <meta property="og:image" content={frame.siteUrl + head.og.image} />}
      {head.og?.image && <meta property="og:image:width" content="1200" />}
      {head.og?.image && <meta property="og:image:height" content="630" />}
      {head.og?.image && head.og.imageAlt && <meta property="og:image:alt" content={head.og.imageAlt} />}
      {head.og?.publishedAt && <meta property="article:published_time" content={head.og.publishedAt} />}
      <meta name="twitter:card" content={head.og?.image ? 'summary_large_image' : 'summary'} />
      {head.jsonLd && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: head.jsonLd }} />}
      <script src={ASSETS.js} defer />
    </head>
  )
}

const MENU = [
  { href: '/hoi-dap/', text: 'Hỏi – Đáp', isWideOnly: true },
  { href: '/video/', text: 'Video', isWideOnly: true },
  { href: '/chuyen-muc/', text: 'Mục', isWideOnly: false },
  { href: '/tim-kiem', text: 'Tìm', isWideOnly: false },
] as const

const Header = ({ frame, path }: { frame: SiteFrame; path: string | null }) => (
  <header class="top">
    <div class="wrap">
      <a class="brand" href="/">
        <DoorIcon size={28} />
        {siteName(frame)}
      </a>
      <nav class="main" aria-label="Chính">
        {MENU.map((link) => (
          <a href={link.href} class={link.isWideOnly ? 'wide' : undefined} aria-current={path === link.href ? 'page' : undefined}>
            {link.text}
          </a>
        ))}
      </nav>
    </div>
  </header>
)

const Footer = ({ frame }: { frame: SiteFrame }) => {
  const { imprint } = frame
  const lines = imprint && [
    imprint.governingBody && `Cơ quan chủ quản: ${imprint.governingBody}`,
    imprint.responsiblePerson && `Chịu trách nhiệm nội dung: ${imprint.responsiblePerson}`,
    [imprint.address, imprint.phone && `Điện thoại: ${imprint.phone}`, imprint.email && `Thư điện tử: ${imprint.email}`]
      .filter(Boolean)
      .join(' · '),
    imprint.licence,
    imprint.copyrightNote,
  ]
  return (
    <footer class="foot">
      <div class="wrap">
        <ul>
          <li>
            <a href="/chuyen-muc/">Chuyên mục</a>
          </li>
          <li>
            <a href="/hoi-dap/">Hỏi – Đáp</a>
          </li>
          <li>
            <a href="/video/">Video</a>
          </li>
          <li>
            <a href="/tim-kiem">Tìm kiếm</a>
          </li>
          <li>
            <a href="/dinh-chinh/">Đính chính</a>
          </li>
          <li>
            <a href="/rss.xml">RSS</a>
          </li>
        </ul>
        {lines?.filter(Boolean).map((line) => (
          <p>{line}</p>
        ))}
        <p>Khẩn cấp: gọi 113.</p>
        <p class="promise">Trang này không theo dõi bạn.</p>
      </div>
    </footer>
  )
}
