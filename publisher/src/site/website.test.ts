import { afterAll, beforeAll, expect } from '@jest/globals'
import sharp from 'sharp'
import { describeChannel } from '../channels/conformance'
import { createTestSite } from './testing/test-site'
import { createTestDatabase, type TestDatabase } from '../migrations/test-database'
import { exampleRelease } from '../release/example-release'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase(process.env.TEST_DATABASE_URL)
})
afterAll(() => database.drop())

describeChannel({
  name: 'website',
  async setUp() {
    const site = await createTestSite({ databaseUrl: database.url, database })
    const bytes = await sharp({ create: { width: 320, height: 180, channels: 3, background: '#14594B' } })
      .png()
      .toBuffer()
    const cover = await site.addMedia({ bytes, ext: '.png', mime: 'image/png', alt: 'Một cánh cửa mở' })
    const release = exampleRelease({ documentId: 'doc1', cover })
    const changedRelease = { ...release, title: 'Bài doc1 đã sửa', summary: 'Tóm tắt mới.' }
    await site.keepRelease(release)
    await site.keepRelease(changedRelease)
    return {
      channel: site.channel,
      media: site.media,
      release,
      changedRelease,
      platform: {
        async visible() {
          const response = await fetch(`${site.siteUrl}/feed.json`, { headers: { 'cache-control': 'no-cache' } })
          const feed: { items: { url: string }[] } = JSON.parse(await response.text())
          const pages = await Promise.all(feed.items.map(async ({ url }) => (await fetch(url)).status))
          const page = await fetch(`${site.siteUrl}/bai-viet/doc1/`)
          expect(pages.every((status) => status === 200)).toBe(true)
          expect(page.status === 200).toBe(feed.items.length > 0)
          return feed.items.length
        },
        loseAnswer: null,
      },
      tearDown: () => site.close(),
    }
  },
})
