/** Reads a link's Open Graph tags, as the platform's crawler does, and keeps a copy of its picture. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { GraphContext, Run } from './context'
import { graphTime } from './context'
import { GraphError, invalid } from './errors'
import { select } from './fields'
import type { Preview, ScrapedLink } from './records'

const CRAWLER = { 'user-agent': 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)' }
const PAGE_LIMIT = 1024 * 1024
const PICTURE_LIMIT = 8 * 1024 * 1024
const WAIT_MS = 8_000

/** `POST /?id=URL&scrape=true` */
export const scrapeUrl: Run = async ({ context, call }) => {
  const url = call.params.text('id')
  if (url === null) throw invalid('The parameter id is required')
  if (call.params.flag('scrape') !== true) throw invalid('Only scrape=true is offered on this node')
  const link = await scrape({ context, url })
  return {
    url: link.preview.url,
    type: 'article',
    title: link.preview.title ?? '',
    description: link.preview.description ?? '',
    ...(link.preview.image ? { image: [{ url: link.preview.image }] } : {}),
    updated_time: graphTime(link.scrapedAt),
    id: link.objectId,
  }
}

/** `GET /?id=URL`: never scrapes */
export const readUrl: Run = ({ context, call }) => {
  const url = call.params.text('id')
  if (url === null) throw invalid('The parameter id is required')
  const link = context.records.links.get(checkUrl(url))
  const og = link && {
    id: link.objectId,
    title: link.preview.title,
    description: link.preview.description,
    type: 'article',
    updated_time: graphTime(link.scrapedAt),
  }
  return select({
    node: { id: url, engagement: { share_count: 0 }, ...(og ? { og_object: og } : {}) },
    type: 'URL',
    fields: call.params.text('fields'),
  })
}

/** The cached preview, or a fresh one when the link was never seen. */
export async function previewOf({ context, url }: { context: GraphContext; url: string }): Promise<Preview> {
  return (context.records.links.get(checkUrl(url)) ?? (await scrape({ context, url }))).preview
}

/** @throws GraphError 1609005 when the page cannot be read */
async function scrape({ context, url }: { context: GraphContext; url: string }): Promise<ScrapedLink> {
  const address = checkUrl(url)
  const html = await readPage(address)
  const tags = openGraph(html)
  const image = tags.get('og:image') ?? null
  const preview: Preview = {
    url: tags.get('og:url') ?? address,
    title: tags.get('og:title') ?? titleOf(html),
    description: tags.get('og:description') ?? tags.get('description') ?? null,
    siteName: tags.get('og:site_name') ?? null,
    image: image === null ? null : absolute(image, address),
    ...(await keepPicture({ context, image: image === null ? null : absolute(image, address) })),
  }
  const { records, settings } = context
  const no = records.nextNo()
  const objectId = records.links.get(address)?.objectId ?? String(no)
  const link = { id: address, no, objectId, preview, scrapedAt: settings.now().toISOString() }
  await records.links.put(link)
  return link
}

function checkUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:/i.test(url)) throw invalid('url should represent a valid URL', 2061006)
  const parsed = new URL(url)
  if (/(^|\.)facebook\.com$/.test(parsed.hostname)) throw invalid('Links to facebook.com cannot be shared', 1609008)
  return parsed.href
}

async function readPage(address: string): Promise<string> {
  try {
    const response = await fetch(address, { headers: CRAWLER, signal: AbortSignal.timeout(WAIT_MS) })
    const type = response.headers.get('content-type') ?? ''
    if (response.ok && type.includes('html')) return (await limited(response, PAGE_LIMIT)).toString('utf8')
    await response.body?.cancel()
  } catch (error) {
    throw couldNotScrape(address, error)
  }
  throw couldNotScrape(address)
}

function couldNotScrape(address: string, cause?: unknown): GraphError {
  const error = new GraphError({ code: 1609005, message: `(#1609005) The link ${address} could not be scraped` })
  error.cause = cause
  return error
}

/** A picture that cannot be had leaves the card without one, as on the platform. */
async function keepPicture({
  context,
  image,
}: {
  context: GraphContext
  image: string | null
}): Promise<Pick<Preview, 'imageFile' | 'imageType'>> {
  const none = { imageFile: null, imageType: null }
  if (image === null || !URL.canParse(image)) return none
  try {
    const response = await fetch(image, { headers: CRAWLER, signal: AbortSignal.timeout(WAIT_MS) })
    const imageType = response.headers.get('content-type')?.split(';')[0] ?? ''
    if (!response.ok || !imageType.startsWith('image/')) {
      await response.body?.cancel()
      return none
    }
    const bytes = await limited(response, PICTURE_LIMIT)
    const imageFile = `og-${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`
    await writeFile(context.store.mediaFile(imageFile), bytes)
    return { imageFile, imageType }
  } catch (error) {
    context.settings.logger.debug('sandbox_picture_not_read', { image, error })
    return none
  }
}

async function limited(response: Response, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.byteLength
    if (length > limit) throw new RangeError(`more than ${limit} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** `<meta property="og:x" content="…">` in either order of the attributes */
function openGraph(html: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [tag] of html.matchAll(/<meta\b[^>]*>/gi)) {
    const name = /\b(?:property|name)\s*=\s*["']?([\w:]+)/i.exec(tag)?.[1]
    const content = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)
    if (name && content && !found.has(name)) found.set(name, unescapeHtml(content[1] ?? content[2] ?? ''))
  }
  return found
}

function titleOf(html: string): string | null {
  const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1]
  return title === undefined ? null : unescapeHtml(title).trim()
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, dec?: string, hex?: string, name?: string) => {
    if (dec) return String.fromCodePoint(Number(dec))
    if (hex) return String.fromCodePoint(parseInt(hex, 16))
    return ENTITIES[name ?? ''] ?? whole
  })
}

function absolute(image: string, page: string): string {
  return URL.canParse(image, page) ? new URL(image, page).href : image
}
