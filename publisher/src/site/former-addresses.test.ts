import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Release } from '@hl/config/release'
import type { RecordingContext } from '../channels/recording-context'
import { exampleRelease } from '../release/example-release'
import { rebuildSite } from './rebuild'
import { publish, read, takeDown } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

describe('an item whose address changed', () => {
  let site: TestSite
  let ctx: RecordingContext
  beforeEach(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
    ctx = await publish({ site, release: at('mot') })
    ctx = await publish({ site, release: at('hai', ['mot']), ctx })
    ctx = await publish({ site, release: at('ba', ['mot', 'hai']), ctx })
  })
  afterEach(() => site.close())

  const answers = (slugs: readonly string[]) =>
    Promise.all(
      slugs.map(async (slug) => {
        const { status, location } = await read({ site, path: `/bai-viet/${slug}/` })
        return location === null ? status : `${status} ${location}`
      }),
    )

  it('answers every former address with one permanent step to the present one, with or without the slash', async () => {
    expect(await answers(['mot', 'hai', 'ba'])).toEqual(['301 /bai-viet/ba/', '301 /bai-viet/ba/', 200])
    expect(await read({ site, path: '/bai-viet/mot' })).toMatchObject({ status: 301, location: '/bai-viet/ba/' })
    expect(await read({ site, path: '/bai-viet/hai/?utm_source=facebook' })).toMatchObject({
      location: '/bai-viet/ba/?utm_source=facebook',
    })
  })

  it('names only the present address: canonical, lists, feeds, sitemap and search', async () => {
    expect((await read({ site, path: '/bai-viet/ba/' })).text).toContain(`<link rel="canonical" href="${site.siteUrl}/bai-viet/ba/"/>`)
    for (const path of ['/', '/rss.xml', '/feed.json', '/sitemap-1.xml', '/api/search?q=doc1']) {
      const { text } = await read({ site, path })
      expect({ path, text }).toMatchObject({ text: expect.stringContaining('/bai-viet/ba/') })
      expect({ path, text }).toMatchObject({ text: expect.not.stringMatching(/bai-viet\/(mot|hai)/) })
    }
  })

  it('is read back as approved at each of its addresses, and as different where one leads elsewhere', async () => {
    const release = at('ba', ['mot', 'hai'])
    const verify = async () => {
      const found = await Promise.all(
        ctx.receipts.map(async (receipt) => [
          receipt.externalId,
          (await site.channel.verify(receipt, site.channel.render(release, []), ctx)).status,
        ]),
      )
      return Object.fromEntries(found)
    }
    expect(await verify()).toEqual({ '/bai-viet/mot/': 'match', '/bai-viet/hai/': 'match', '/bai-viet/ba/': 'match' })
    await rm(join(site.siteDir, '.moved/bai-viet/mot.to'))
    expect(await verify()).toMatchObject({ '/bai-viet/mot/': 'gone', '/bai-viet/hai/': 'match' })
  })

  it('may go back to an address it had, and the one it leaves leads there', async () => {
    await publish({ site, release: at('mot', ['hai', 'ba']), ctx })
    expect(await answers(['mot', 'hai', 'ba'])).toEqual([200, '301 /bai-viet/mot/', '301 /bai-viet/mot/'])
  })

  it('is gone at all of them after a takedown, and leads on again once it is approved anew', async () => {
    await takeDown({ site, documentId: 'doc1', reason: null, ctx })
    expect(await answers(['mot', 'hai', 'ba'])).toEqual([410, 410, 410])
    await publish({ site, release: at('ba', ['mot', 'hai']), ctx })
    expect(await answers(['mot', 'hai', 'ba'])).toEqual(['301 /bai-viet/ba/', '301 /bai-viet/ba/', 200])
  })

  it('keeps its former addresses for ever: no other item gets one', async () => {
    const other = exampleRelease({ documentId: 'doc2', slug: 'mot' })
    await expect(publish({ site, release: other })).rejects.toMatchObject({ code: 'website.address' })
    expect(await answers(['mot'])).toEqual(['301 /bai-viet/ba/'])
  })

  it('leads on from an address this publisher never wrote, known from the Release alone', async () => {
    await publish({ site, release: { ...at('nam', ['bon']), documentId: 'doc2' } })
    expect(await answers(['bon'])).toEqual(['301 /bai-viet/nam/'])
  })

  it('is whole again after the directory was lost and the site rebuilt', async () => {
    await publish({ site, release: exampleRelease({ documentId: 'doc3' }) })
    await rm(join(site.siteDir, '.moved'), { recursive: true })
    expect(await answers(['mot'])).toEqual([404])
    await rebuildSite({ ...site, site: site.store, mode: 'real' })
    expect(await answers(['mot', 'hai', 'ba'])).toEqual(['301 /bai-viet/ba/', '301 /bai-viet/ba/', 200])
  })
})

function at(slug: string, formerSlugs?: string[]): Release {
  return exampleRelease({ documentId: 'doc1', slug, ...(formerSlugs ? { formerSlugs } : {}) })
}
