import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createTestSite, type TestSite } from '../site/testing/test-site'

describe('the public listener', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
  })
  afterAll(() => site.close())
  const get = (path: string, headers: Record<string, string>) => fetch(site.siteUrl + path, { headers })

  it('sends a page compressed as the reader likes, to be asked for again within a minute', async () => {
    for (const [accept, encoding] of [
      ['gzip, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=1', 'gzip'],
      ['br;q=0.2, gzip;q=0.9', 'gzip'],
      ['BR', 'br'],
      ['*', 'br'],
      ['*;q=0.5, br;q=0', 'gzip'],
      ['identity, br;q=0.5', null],
      ['br;q=nhieu', null],
      ['identity', null],
    ] as const) {
      const response = await get('/', { 'accept-encoding': accept })
      expect(response.headers.get('content-encoding')).toBe(encoding)
      expect(response.headers.get('vary')).toBe('Accept-Encoding')
      expect(await response.text()).toContain('Bạn cần biết điều gì hôm nay?')
      expect(Number(/max-age=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1])).toBeLessThanOrEqual(60)
    }
  })

  it('sends a page that is just being written as far as it has got, and compressed as soon as it can', async () => {
    const encodings = async () =>
      Promise.all(['br', 'gzip'].map(async (accept) => (await get('/moi/', { 'accept-encoding': accept })).headers.get('content-encoding')))
    const page = join(site.siteDir, 'moi/index.html')
    await mkdir(dirname(page))
    await writeFile(page, 'mới')
    expect(await encodings()).toEqual([null, null])
    await writeFile(`${page}.br`, brotliCompressSync('mới'))
    expect(await encodings()).toEqual(['br', null])
    await writeFile(`${page}.gz`, gzipSync('mới'))
    expect(await encodings()).toEqual(['br', 'gzip'])
  })
})
