/** Follows every link of the site from its home page on, as a reader without script could. */
import { Parser } from 'htmlparser2'

export interface Crawled {
  /** address → what answered there, of everything a link led to */
  answers: ReadonlyMap<string, { status: number; type: string }>
  /** pages without a query, in the order they were found */
  pages: string[]
  /** `page → link: what is wrong` */
  problems: string[]
}

/** Answers of the search are endless and kept from crawlers by robots.txt; one of each face is looked at. */
const ASKED = /^\/(tim-kiem(\/van-ban)?|api\/search)$/

interface Page {
  ids: Set<string>
  links: string[]
}

export async function crawl(site: string): Promise<Crawled> {
  const answers = new Map<string, { status: number; type: string }>()
  const read = new Map<string, Page>()
  const problems: string[] = []
  const asked = new Set<string>()
  const fragments: { from: string; link: string; address: string; id: string }[] = []
  const open = [{ from: '', address: '/' }]
  for (let next = open.shift(); next; next = open.shift()) {
    const { address, from } = next
    if (answers.has(address)) continue
    const response = await fetch(site + address, { redirect: 'manual' })
    const type = response.headers.get('content-type') ?? ''
    answers.set(address, { status: response.status, type })
    if (response.status !== 200) problems.push(`${from} → ${address}: ${response.status}`)
    const text = await response.text()
    const page = type.startsWith('text/html')
      ? readHtml(text)
      : { ids: new Set<string>(), links: type.includes('xml') ? locationsOf(text) : [] }
    read.set(address, page)
    for (const link of page.links) {
      const url = new URL(link, site + address)
      if (url.origin !== new URL(site).origin) continue
      const target = url.pathname + url.search
      if (url.hash.length > 1) fragments.push({ from: address, link, address: target, id: decodeURIComponent(url.hash.slice(1)) })
      const face = ASKED.exec(url.pathname)?.[0]
      if (face !== undefined && url.search !== '' && asked.has(face)) continue
      if (face !== undefined && url.search !== '') asked.add(face)
      if (!answers.has(target)) open.push({ from: address, address: target })
    }
  }
  for (const { from, link, address, id } of fragments) {
    if (read.has(address) && !read.get(address)?.ids.has(id)) problems.push(`${from} → ${link}: no such place on that page`)
  }
  const pages = [...answers].filter(
    ([address, { type, status }]) => status === 200 && type.startsWith('text/html') && !address.includes('?'),
  )
  return { answers, pages: pages.map(([address]) => address), problems }
}

/** @returns every address named in a sitemap, its parts followed */
export async function sitemapOf(site: string): Promise<string[]> {
  const text = await (await fetch(`${site}/sitemap.xml`)).text()
  const parts = await Promise.all(locationsOf(text).map(async (part) => locationsOf(await (await fetch(part)).text())))
  return parts.flat().map((address) => new URL(address).pathname)
}

function readHtml(html: string): Page {
  const page: Page = { ids: new Set(), links: [] }
  const parser = new Parser({
    onopentag(name, attributes) {
      if (attributes['id']) page.ids.add(attributes['id'])
      // where to look for other hosts is no place to go to
      const isHint = name === 'link' && /preconnect|dns-prefetch/.test(attributes['rel'] ?? '')
      const sets = [attributes['srcset'], attributes['imagesrcset']].flatMap((set) => (set ?? '').split(','))
      const named = [attributes['href'], attributes['src'], attributes['poster'], name === 'form' ? attributes['action'] : '', ...sets]
      const links = named.flatMap((link) => link?.trim().split(/\s+/)[0] || [])
      if (!isHint) page.links.push(...links)
    },
  })
  parser.end(html)
  return page
}

/** `<loc>` of a sitemap, `<link>` of a feed. */
function locationsOf(xml: string): string[] {
  return [...xml.matchAll(/<(loc|link)>([^<]+)<\/\1>/g)].map((match) => (match[2] ?? '').replaceAll('&amp;', '&'))
}
