import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { publish, takeDown } from '../site/testing/test-publish'
import { exampleRelease } from '../release/example-release'
import { createTestSite, type TestSite } from '../site/testing/test-site'
import { securityHeaders } from './public-headers'
import { rawGet } from './testing/raw-get'

describe('the public listener', () => {
  let site: TestSite
  let film: Buffer
  let filmUrl: string
  beforeAll(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL, mode: 'sandbox' })
    film = Buffer.from(Array.from({ length: 700_000 }, (_, index) => index % 251))
    const video = await site.addMedia({ bytes: film, ext: '.mp4', mime: 'video/mp4' })
    filmUrl = `/media/${video.sha256}.mp4`
    await publish({ site, release: exampleRelease({ documentId: 'phim', type: 'video', video }) })
    const ctx = await publish({ site, release: exampleRelease({ documentId: 'doc1' }) })
    await takeDown({ site, documentId: 'doc1', reason: null, ctx })
  })
  afterAll(() => site.close())
  const get = (path: string, headers: Record<string, string> = {}) => fetch(site.siteUrl + path, { headers, redirect: 'manual' })

  it('answers 304 to a reader who has it', async () => {
    const etag = (await get('/')).headers.get('etag') ?? ''
    const again = await get('/', { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect((await get('/', { 'if-none-match': '"khác"' })).status).toBe(200)
    const forms = await Promise.all(['br', 'gzip', 'identity'].map((accept) => get('/', { 'accept-encoding': accept })))
    expect(new Set(forms.map((form) => form.headers.get('etag'))).size).toBe(3)
    const modified = (await get(filmUrl)).headers.get('last-modified') ?? ''
    expect((await get(filmUrl, { 'if-modified-since': modified })).status).toBe(304)
    expect((await get(filmUrl, { 'if-modified-since': new Date(0).toUTCString() })).status).toBe(200)
    // the ETag is the better word
    expect((await get(filmUrl, { 'if-modified-since': modified, 'if-none-match': '"khác"' })).status).toBe(200)
  })

  it('lets a film be watched from the middle and keeps it for ever', async () => {
    const part = await get(filmUrl, { range: 'bytes=1000-1999' })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 1000-1999/${film.length}`)
    expect(Buffer.from(await part.arrayBuffer()).equals(film.subarray(1000, 2000))).toBe(true)
    expect(part.headers.get('cache-control')).toContain('immutable')
    const tail = await get(filmUrl, { range: 'bytes=-10' })
    expect(Buffer.from(await tail.arrayBuffer()).equals(film.subarray(-10))).toBe(true)
    expect((await get(filmUrl, { range: 'bytes=9999999-' })).status).toBe(416)
    const etag = part.headers.get('etag') ?? ''
    for (const [ifRange, status] of [
      [etag, 206],
      [part.headers.get('last-modified') ?? '', 206],
      [`W/${etag}`, 200],
      ['"khác"', 200],
      [new Date(0).toUTCString(), 200],
    ] as const) {
      const answer = await get(filmUrl, { range: 'bytes=0-9', 'if-range': ifRange })
      expect({ ifRange, status: answer.status }).toEqual({ ifRange, status })
    }
    const head = await rawGet({ url: site.siteUrl, path: filmUrl, method: 'HEAD', headers: { range: 'bytes=0-9' } })
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(film.length), 0])
    const whole = await get(filmUrl)
    expect(whole.status).toBe(200)
    expect((await whole.arrayBuffer()).byteLength).toBe(film.length)
  })

  it('tells what never was (404) from what was taken down (410)', async () => {
    expect((await get('/bai-viet/chua-tung-co/')).status).toBe(404)
    expect((await get('/bai-viet/doc1/')).status).toBe(410)
    const slashless = await get('/video/phim')
    expect([slashless.status, slashless.headers.get('location')]).toEqual([301, '/video/phim/'])
    const slashed = await get('/tim-kiem/van-ban/?so=1')
    expect([slashed.status, slashed.headers.get('location')]).toEqual([301, '/tim-kiem/van-ban?so=1'])
  })

  it('serves nothing but the site: no hidden file, no way out of its directory', async () => {
    for (const path of [
      '/.running',
      '/.gone/bai-viet/doc1.html',
      '/..%2f..%2fetc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/..%5c..%5cx',
      '/%00',
      '/%E0%A4%A',
      `/bai-viet/${'a'.repeat(300)}/`,
      `/${'a/'.repeat(3000)}`,
    ]) {
      expect({ path, status: (await rawGet({ url: site.siteUrl, path })).status }).toEqual({ path, status: 404 })
    }
  })

  it('leads nobody to another host', async () => {
    for (const path of ['//video/phim', '/%2fvideo/phim', '//khac.example/..', '//khac.example/%2e%2e/video/phim']) {
      const { headers } = await rawGet({ url: site.siteUrl, path })
      expect(headers['location'] ?? '/').toMatch(/^\/(?!\/)/)
    }
  })

  it('every answer carries a strict policy and no cookie; pages hold no inline script or style', async () => {
    const paths = [
      '/',
      '/video/phim/',
      '/video/phim',
      '/bai-viet/doc1/',
      '/tim-kiem?q=x',
      '/tim-kiem/',
      '/api/search?q=x',
      '/khong-co',
      filmUrl,
    ]
    const posted = { method: 'POST', body: 'x'.repeat(100_000) }
    for (const [path, init] of [...paths.map((path) => [path, {}] as const), ['/', { method: 'POST' }] as const, ['/', posted] as const]) {
      const response = await fetch(site.siteUrl + path, { ...init, redirect: 'manual' })
      const policy = response.headers.get('content-security-policy') ?? ''
      expect({ path, policy }).toMatchObject({ policy: expect.stringContaining("default-src 'none'") })
      expect(policy).not.toContain('unsafe')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
      expect(response.headers.get('permissions-policy')).toContain('geolocation=()')
      expect(response.headers.get('set-cookie')).toBeNull()
      const html = response.headers.get('content-type')?.startsWith('text/html') ? await response.text() : ''
      expect(html).not.toMatch(/ style=| on\w+="|<style/)
      expect([...html.matchAll(/<script(?![^>]*(?:src=|ld\+json))/g)]).toEqual([])
    }
  })

  it('has an icon for whoever puts it on a phone, and never offers itself as an app', async () => {
    const links = (await (await get('/')).text()).match(/<link rel="(?:icon|apple-touch-icon|manifest)" href="[^"]*"/g) ?? []
    const manifest: { icons: { src: string }[] } = JSON.parse(await (await get('/manifest.webmanifest')).text())
    expect(manifest).toMatchObject({ start_url: '/', display: 'browser' })
    const paths = [...links.map((link) => /href="(.*)"/.exec(link)?.[1] ?? ''), ...manifest.icons.map(({ src }) => src)]
    const types = await Promise.all(paths.map(async (path) => (await get(path)).headers.get('content-type')))
    expect(types).toEqual(['image/svg+xml', 'image/png', 'application/manifest+json; charset=utf-8', 'image/png'])
  })

  it('keeps readers on HTTPS where the site has it', () => {
    expect(securityHeaders({ siteUrl: 'https://huongthien.example' })).toHaveProperty('strict-transport-security')
    expect(securityHeaders({ siteUrl: 'http://127.0.0.1:8080' })).not.toHaveProperty('strict-transport-security')
  })

  it('says that it is a trial, and asks no other host for anything', async () => {
    const html = await (await get('/video/phim/')).text()
    expect(html).toContain('Môi trường thử.')
    // a link asks for nothing until it is pressed
    const asked = html.replaceAll(/<a [^>]*>/g, '')
    const hosts = [...asked.matchAll(/(?:src|srcset|poster|href)="(https?:\/\/[^"]+)"/g)].map((match) => new URL(match[1] ?? '').host)
    expect(new Set(hosts)).toEqual(new Set([new URL(site.siteUrl).host]))
  })

  it('only reads: other methods and large bodies are refused', async () => {
    expect((await fetch(`${site.siteUrl}/`, { method: 'POST' })).status).toBe(405)
    expect((await fetch(`${site.siteUrl}/api/search`, { method: 'DELETE' })).status).toBe(405)
    expect((await fetch(`${site.siteUrl}/`, { method: 'POST', body: 'x'.repeat(100_000) })).status).toBe(413)
    expect(await (await fetch(`${site.siteUrl}/`, { method: 'HEAD' })).text()).toBe('')
  })

  it('the search answers programs in the agreed form, and says what is wrong with a bad question', async () => {
    const answer = await (await get('/api/search?q=tom tat')).json()
    expect(answer).toEqual({
      total: 1,
      items: [
        {
          title: 'Bài phim',
          url: `${site.siteUrl}/video/phim/`,
          kind: 'video',
          section: 'sectiontuvan',
          summary: 'Tóm tắt của bài phim.',
          publishedAt: '2026-11-24T01:00:00.000Z',
          highlights: {
            title: [{ text: 'Bài phim', isMatch: false }],
            text: [
              { text: 'Tóm tắt', isMatch: true },
              { text: ' của bài phim.', isMatch: false },
            ],
          },
        },
      ],
      totalIsExact: true,
      facetsAreExact: true,
      suggestion: null,
      facets: {
        kind: [{ value: 'video', name: 'Video', count: 1 }],
        section: [],
        province: [],
        year: [{ value: 2026, name: '2026', count: 1 }],
      },
      next: null,
    })
    for (const path of [
      '/api/search',
      '/api/search?q=',
      '/api/search?q=x&limit=0',
      `/api/search?q=${'x'.repeat(300)}`,
      '/api/search?q=x&cursor=-1',
      '/api/search?q=x&kind=moi',
      '/api/search?q=x&year=26',
    ]) {
      const refused = await get(path)
      expect({ path, status: refused.status }).toEqual({ path, status: 400 })
      expect(await refused.json()).toMatchObject({ error: { code: 'bad-query', message: expect.any(String), help: expect.any(String) } })
    }
  })

  it('describes its search to programs', async () => {
    const description = await (await get('/openapi.json')).json()
    expect(description).toMatchObject({ openapi: '3.1.0', paths: { '/api/search': { get: { responses: { 200: expect.anything() } } } } })
  })

  it('slows down who searches like a machine, and nobody else', async () => {
    const statuses: number[] = []
    for (let call = 0; call < 60; call++) statuses.push((await get('/api/search?q=bai')).status)
    expect(statuses).toContain(429)
    expect((await get('/')).status).toBe(200)
  })
})
