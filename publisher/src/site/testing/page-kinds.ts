import type { ShowSite } from './show-site'
import type { TestSite } from './test-site'

/** One address of each kind out of the site's own map, and those that no map holds. */
export async function kindsOfPages({ site, show }: { site: TestSite; show: ShowSite }): Promise<string[]> {
  const locations = async (path: string) => {
    const xml = await (await fetch(site.siteUrl + path)).text()
    return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname)
  }
  const maps = await locations('/sitemap.xml')
  const mapped = (await Promise.all(maps.map(locations))).flat()
  const unmapped = [
    '/tim-kiem',
    '/tim-kiem?q=xoa%20an%20tich',
    '/tim-kiem?q=khongcogi',
    '/tim-kiem/van-ban?so=hinh+su',
    '/khong-co/',
    show.takenDown,
    '/hoi-dap/trang/1/',
  ]
  const byKind = new Map<string, string>()
  for (const path of [show.article, show.video, show.question, ...mapped]) {
    const kind = path.replace(/^(\/[^/]+\/)[^/]+\//, '$1*/')
    if (!byKind.has(kind)) byKind.set(kind, path)
  }
  return [...byKind.values(), ...unmapped]
}
