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
  "manifest-src 'self'",
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

/**
 * A font is fetched with CORS by whatever page shows it, and the preview before approval is a page of no origin (sandboxed).
 * The fonts are free; nothing else of the site is given to other origins.
 */
export function fontHeaders(path: string): Readonly<Record<string, string>> {
  return path.endsWith('.woff2') ? { 'access-control-allow-origin': '*' } : {}
}
