/** What a file of the site is, and how long it may be kept, wherever it is served from. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
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
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
}

export function contentType(path: string): string {
  if (path.endsWith('/')) return 'text/html; charset=utf-8'
  if (path.endsWith('rss.xml')) return 'application/rss+xml; charset=utf-8'
  return TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}

/** A page that is not there, or not any more, may be there a minute later. */
export const SHORTLY = 'public, max-age=30, must-revalidate'

/** Named by their content, so they never change; everything else is asked for again within a minute. */
export function cacheControl(path: string): string {
  if (/^\/(assets|media)\//.test(path)) return 'public, max-age=31536000, immutable'
  return /\/$|\.html$/.test(path) ? SHORTLY : 'public, max-age=60, must-revalidate'
}
