/** What every public answer carries, and how long it may be kept. docker/nginx.conf says the same; nginx.e2e.test.ts holds both together. */
const YOUTUBE_FRAME = 'https://www.youtube-nocookie.com'

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  `frame-src ${YOUTUBE_FRAME}`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  // whoever follows a link from here arrives without saying where from
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), midi=(), accelerometer=(), gyroscope=(), magnetometer=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
}
/** Nobody between a reader and the site may lead them back to plain HTTP. */
const HTTPS_ONLY = { 'strict-transport-security': 'max-age=31536000' }

export function securityHeaders({ siteUrl }: { siteUrl: string }): Readonly<Record<string, string>> {
  return siteUrl.startsWith('https:') ? { ...SECURITY_HEADERS, ...HTTPS_ONLY } : SECURITY_HEADERS
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  webm: 'video/webm',
  // phones play what cameras call QuickTime when it is named as what it holds
  mov: 'video/mp4',
  m4v: 'video/mp4',
  mp3: 'audio/mpeg',
  vtt: 'text/vtt; charset=utf-8',
}

export function contentType(path: string): string {
  if (path.endsWith('/')) return 'text/html; charset=utf-8'
  if (path.endsWith('rss.xml')) return 'application/rss+xml; charset=utf-8'
  return TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}

/**
 * A font is fetched with CORS by whatever page shows it, and the preview before approval is a page of no origin (sandboxed).
 * The fonts are free; nothing else of the site is given to other origins.
 */
export function fontHeaders(path: string): Readonly<Record<string, string>> {
  return path.endsWith('.woff2') ? { 'access-control-allow-origin': '*' } : {}
}

/** A page that is not there, or not any more, may be there a minute later. */
export const SHORTLY = 'public, max-age=30, must-revalidate'

/** Named by their content, so they never change; everything else is asked for again within a minute. */
export function cacheControl(path: string): string {
  if (/^\/(assets|media)\//.test(path)) return 'public, max-age=31536000, immutable'
  return /\/$|\.html$/.test(path) ? SHORTLY : 'public, max-age=60, must-revalidate'
}
