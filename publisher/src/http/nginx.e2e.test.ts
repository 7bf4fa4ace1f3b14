import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { exampleRelease } from '../release/example-release'
import { rebuildSite } from '../site/rebuild'
import { publish, takeDown } from '../site/testing/test-publish'
import { createTestSite, type TestSite } from '../site/testing/test-site'
import { type Nginx, startNginx } from './testing/nginx'
import { rawGet, type RawAnswer } from './testing/raw-get'

const SAME = [
  'content-type',
  'content-encoding',
  'content-range',
  'cache-control',
  'location',
  'vary',
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'x-frame-options',
  'access-control-allow-origin',
  'set-cookie',
]

describe('nginx on the folder of the site', () => {
  let site: TestSite
  let nginx: Nginx
  let film: string
  beforeAll(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    await site.addEntry({ documentId: 'muc', entry: { kind: 'section', slug: 'muc', name: 'Mục', description: null, position: 1 } })
    const video = await site.addMedia({ bytes: Buffer.alloc(90_000, 'phim'), ext: '.mp4', mime: 'video/mp4' })
    film = `/media/${video.sha256}.mp4`
    await publish({ site, release: exampleRelease({ documentId: 'phim', type: 'video', video, section: 'muc' }) })
    const moved = await publish({ site, release: exampleRelease({ documentId: 'doc1', slug: 'mot', section: 'muc' }) })
    await publish({ site, release: exampleRelease({ documentId: 'doc1', slug: 'hai', formerSlugs: ['mot'], section: 'muc' }), ctx: moved })
    const gone = await publish({ site, release: exampleRelease({ documentId: 'doc2', section: 'muc' }) })
    await takeDown({ site, documentId: 'doc2', reason: 'Nhân vật rút lại sự đồng ý.', ctx: gone })
    // a section under another address: its page and its feed lead on
    await site.addEntry({ documentId: 'muc', entry: { kind: 'section', slug: 'muc-moi', name: 'Mục', description: null, position: 1 } })
    await site.running.catchUp()
    nginx = await startNginx({ program: process.env.NGINX_PATH ?? '', siteDir: site.siteDir, publisherUrl: site.siteUrl })
  })
  afterAll(async () => {
    await nginx?.stop()
    await site?.close()
  })

  const both = (path: string, headers: Record<string, string> = {}) =>
    Promise.all([site.siteUrl, nginx.url].map((url) => rawGet({ url, path, headers })))

  it('answers as the publisher does: pages, feeds, what was taken down, what moved, what never was', async () => {
    const css = /\/assets\/site\.\w+\.css/.exec((await rawGet({ url: site.siteUrl, path: '/' })).body.toString('utf8'))?.[0] ?? ''
    const font = /\/assets\/[\w.-]+\.woff2/.exec((await rawGet({ url: site.siteUrl, path: '/' })).body.toString('utf8'))?.[0] ?? ''
    const statuses: Record<string, number> = {}
    const differences: unknown[] = []
    for (const path of [
      '/',
      '/video/phim/',
      '/video/phim',
      '/bai-viet/hai/',
      '/bai-viet/mot/',
      '/bai-viet/mot?tu=facebook',
      '/bai-viet/doc2/',
      '/bai-viet/doc2',
      '/bai-viet/chua-co/',
      '/bai-viet/chua-co',
      `/bai-viet/${'a'.repeat(300)}/`,
      '/chuyen-muc/muc/?a=1',
      '/chuyen-muc/muc',
      '/chuyen-muc/muc/rss.xml',
      '/chuyen-muc/muc-moi/rss.xml',
      '/rss.xml',
      '/feed.json',
      '/sitemap.xml',
      '/robots.txt',
      '/favicon.svg',
      '/apple-touch-icon.png',
      '/manifest.webmanifest',
      '/404.html',
      '/.running',
      '/.gone/bai-viet/doc2.html',
      '/.moved/bai-viet/mot.to',
      '/tim-kiem?q=phim',
      '/tim-kiem/van-ban',
      '/api/search?q=phim',
      '/api/khong-co',
      film,
      css,
      font,
    ]) {
      for (const accept of ['br, gzip', 'gzip', 'br;q=0, gzip;q=0.5', 'identity']) {
        const [mine, theirs] = await both(path, { 'accept-encoding': accept })
        if (!mine || !theirs) throw new Error('no answer')
        statuses[path] = theirs.status
        const differing = [...SAME, 'status', 'body'].filter((name) => part(mine, name) !== part(theirs, name))
        for (const name of differing) differences.push({ path, accept, name, publisher: part(mine, name), nginx: part(theirs, name) })
      }
    }
    expect(differences).toEqual([])
    expect(statuses).toMatchObject({ '/bai-viet/mot/': 301, '/bai-viet/doc2/': 410, '/chuyen-muc/muc/rss.xml': 301, '/.running': 404 })
  })

  it('sends a film in parts, and nothing again to a reader who has it', async () => {
    for (const range of ['bytes=10-19', 'bytes=-5', 'bytes=89990-', 'bytes=90000-']) {
      const [mine, theirs] = await both(film, { range })
      expect({ range, status: theirs?.status, part: theirs?.headers['content-range'] }).toEqual({
        range,
        status: mine?.status,
        part: mine?.headers['content-range'],
      })
      if (theirs?.status === 206) expect(mine?.body.equals(theirs.body)).toBe(true)
    }
    for (const path of ['/', film]) {
      const etags = (
        await Promise.all(
          ['br', 'gzip', 'identity'].map((accept) => rawGet({ url: nginx.url, path, headers: { 'accept-encoding': accept } })),
        )
      ).map(({ headers }) => headers['etag'] ?? '')
      expect(new Set(etags).size).toBe(path === '/' ? 3 : 1)
      const kept = await rawGet({ url: nginx.url, path, headers: { 'accept-encoding': 'br', 'if-none-match': etags[0] ?? '' } })
      expect([kept.status, kept.body.length]).toEqual([304, 0])
    }
  })

  it('only reads', async () => {
    for (const path of ['/', '/bai-viet/doc2/', '/tim-kiem?q=phim', film]) {
      for (const url of [site.siteUrl, nginx.url]) {
        const { status, headers } = await rawGet({ url, path, method: 'POST' })
        expect([path, status, headers['allow'], headers['cache-control']]).toEqual([path, 405, 'GET, HEAD', 'no-store'])
        expect(headers['content-security-policy']).toContain("default-src 'none'")
      }
    }
  })

  it('gives nothing but the site away', async () => {
    for (const path of [
      '/..%2f..%2fetc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets../nginx.conf',
      '/media/..%2f.running',
      '/%0d%0aSet-Cookie:%20a=b',
    ]) {
      const { status, headers } = await rawGet({ url: nginx.url, path })
      expect({ path, isRefused: status === 404 || status === 400, cookie: headers['set-cookie'] }).toEqual({
        path,
        isRefused: true,
        cookie: undefined,
      })
    }
  })

  it('follows a rebuild of the site at once', async () => {
    await rebuildSite({ ...site, site: site.store, mode: 'real' })
    const paths = ['/', '/bai-viet/mot/', '/bai-viet/doc2/', film]
    const answers = await Promise.all(paths.map((path) => rawGet({ url: nginx.url, path })))
    expect(answers.map(({ status, headers }) => [status, headers['location']])).toEqual([
      [200, undefined],
      [301, '/bai-viet/hai/'],
      [410, undefined],
      [200, undefined],
    ])
  })

  it('goes on without the publisher: only the search has to wait, and says so', async () => {
    const alone = await startNginx({ program: process.env.NGINX_PATH ?? '', siteDir: site.siteDir, publisherUrl: 'http://127.0.0.1:1' })
    try {
      const answers = await Promise.all(
        ['/', '/bai-viet/mot/', '/bai-viet/doc2/', '/khong-co/', '/tim-kiem?q=phim'].map((path) => rawGet({ url: alone.url, path })),
      )
      expect(answers.map(({ status }) => status)).toEqual([200, 301, 410, 404, 503])
      expect(answers[4]?.body.toString('utf8')).toContain('Tìm kiếm đang bận')
      expect(answers[4]?.headers['content-security-policy']).toContain("default-src 'none'")
    } finally {
      await alone.stop()
    }
  })
})

/** What the two must say alike; where a redirect leads is all there is to it. */
function part({ status, headers, body }: RawAnswer, name: string): string | undefined {
  if (name === 'status') return String(status)
  if (status === 301 && ['body', 'content-type', 'content-encoding', 'vary'].includes(name)) return undefined
  return name === 'body' ? body.toString('base64').slice(0, 4000) : headers[name]
}
