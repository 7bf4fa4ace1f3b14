import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Receipt } from '../channels/channel'
import { exampleRelease, paragraph } from '../release/example-release'
import { contextOf, publish, read } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

const DAY_MS = 86_400_000
const FILM = join(__dirname, '../../../scripts/seed/media/phim-1.mp4')

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
})
afterAll(() => site.close())

/** schema.org data of a page's item. */
async function dataOf(path: string) {
  const { text } = await read({ site, path })
  const [data] = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '[]')
  return { data, updated: /Cập nhật <time datetime="([^"]*)"/.exec(text)?.[1], text }
}

it('a page says when its text was changed, and not when only its address or the plan was', async () => {
  const ctx = contextOf({ site, documentId: 'doc1' })
  const first = exampleRelease({ documentId: 'doc1' })
  await publish({ site, release: first, ctx })
  expect(await dataOf('/bai-viet/doc1/')).toMatchObject({ data: { dateModified: first.publishedAt }, updated: undefined })
  ctx.advance(DAY_MS)
  const plan = { ...first.plan, facebook: { ...first.plan.facebook, message: 'Lời khác.' } }
  const named = async () =>
    [(await read({ site, path: '/rss.xml' })).text, (await read({ site, path: '/feed.json' })).text].map((feed) =>
      /isPermaLink="false">(\w+)|"id":"(\w+)"/.exec(feed)?.slice(1),
    )
  const before = await named()
  const moved = { ...first, plan, slug: 'doc1-moi', formerSlugs: ['doc1'] }
  await publish({ site, release: moved, ctx })
  expect(await dataOf('/bai-viet/doc1-moi/')).toMatchObject({ data: { dateModified: first.publishedAt }, updated: undefined })
  expect(await named()).toEqual(before)
  const changed = { ...moved, body: [paragraph('Lệ phí là 0 đồng.')] }
  await publish({ site, release: changed, ctx })
  const { data, updated, text } = await dataOf('/bai-viet/doc1-moi/')
  expect(updated).toBe(data.dateModified)
  expect(Date.parse(data.dateModified)).toBeGreaterThan(Date.parse(first.publishedAt))
  expect(text).toContain(`<meta property="article:modified_time" content="${data.dateModified}"/>`)
  ctx.advance(DAY_MS)
  await publish({ site, release: changed, ctx })
  expect((await dataOf('/bai-viet/doc1-moi/')).updated).toBe(updated)
})

it('search engines are told what a video is: its picture, its length, where it plays', async () => {
  const video = await site.addMedia({ bytes: readFileSync(FILM), ext: '.mp4', mime: 'video/mp4' })
  const url = 'https://www.youtube.com/watch?v=abc123'
  const sent = { key: 'video', externalId: 'abc123', incarnation: 1, createdAt: new Date() }
  const youtube: Receipt = { ...sent, channel: 'youtube', url, status: 'live' }
  await publish({ site, release: exampleRelease({ documentId: 'phim', type: 'video', video }), receipts: [youtube] })
  const { data, text } = await dataOf('/video/phim/')
  expect(data).toMatchObject({
    '@type': 'VideoObject',
    duration: 'PT8S',
    contentUrl: `${site.siteUrl}/media/${video.sha256}.mp4`,
    embedUrl: 'https://www.youtube-nocookie.com/embed/abc123',
    thumbnailUrl: expect.stringMatching(/^http.*\/media\/share-\w+\.jpg$/),
  })
  expect(text).toContain(`poster="${data.thumbnailUrl.replace(site.siteUrl, '')}"`)
})
