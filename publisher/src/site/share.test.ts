import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { exampleRelease } from '../release/example-release'
import { untilShareMade } from './share-made'
import { contextOf, publish, read, takeDown } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
  await site.addEntry({ documentId: 'site1', entry: { ...IMPRINT, name: 'Con đường hướng thiện' } })
  await site.running.catchUp()
})
afterAll(() => site.close())

const NONE = { governingBody: null, responsiblePerson: null, address: null, phone: null, email: null, licence: null, copyrightNote: null }
const IMPRINT = { kind: 'site' as const, tagline: null, ...NONE }

/** The tags that whoever is sent the address reads. */
async function shared(path: string) {
  const { text } = await read({ site, path })
  const tags = [...text.matchAll(/<meta (?:property|name)="((?:og|twitter):(?:image[\w:]*|card))" content="([^"]*)"/g)]
  const found = Object.fromEntries(tags.map(([, name, content]) => [name ?? '', content ?? '']))
  return { ...found, file: found['og:image']?.replace(site.siteUrl, '') ?? '' }
}
const files = () => readdir(join(site.siteDir, 'media')).catch(() => [])

it('an item is shared with a picture of its title, made at once, anew with the title, and gone with the item', async () => {
  const ctx = contextOf({ site, documentId: 'doc1' })
  await publish({ site, release: exampleRelease({ documentId: 'doc1', title: 'Chuyện của “Nhân Vật” Ẩn' }), ctx })
  const { file, ...tags } = await shared('/bai-viet/doc1/')
  expect(tags).toEqual({
    'og:image': expect.stringMatching(/^http.*\/media\/share-[0-9a-f]{40}\.jpg$/),
    'og:image:type': 'image/jpeg',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': 'Chuyện của “Nhân Vật” Ẩn',
    'twitter:card': 'summary_large_image',
    'twitter:image': site.siteUrl + file,
    'twitter:image:alt': 'Chuyện của “Nhân Vật” Ẩn',
  })
  const before = await read({ site, path: '/bai-viet/doc1/' })
  await site.makePictures()
  const answer = await fetch(site.siteUrl + file)
  expect(answer.headers.get('content-type')).toBe('image/jpeg')
  expect(await sharp(await answer.arrayBuffer()).metadata()).toMatchObject({ width: 1200, height: 630 })
  // the page named it from the first: its bytes stay
  expect(await read({ site, path: '/bai-viet/doc1/' })).toEqual(before)

  await publish({ site, release: exampleRelease({ documentId: 'doc1', title: 'Tên mới' }), ctx })
  await site.makePictures()
  const renamed = await shared('/bai-viet/doc1/')
  expect(await files()).toEqual([renamed.file.replace('/media/', '')])
  expect(renamed.file).not.toBe(file)

  await takeDown({ site, documentId: 'doc1', reason: null, ctx })
  await site.makePictures()
  expect({ files: await files(), rows: (await site.pool.query('select name from site_picture')).rows }).toEqual({ files: [], rows: [] })
  expect((await shared('/bai-viet/doc1/')).file).toMatch(/^\/assets\//)
})

it('every other page is shared with the site’s own, under the name it has now', async () => {
  const { file } = await shared('/')
  await site.makePictures()
  expect((await fetch(site.siteUrl + file)).status).toBe(200)
  expect((await shared('/chuyen-muc/')).file).toBe(file)
  await site.addEntry({ documentId: 'site1', entry: { ...IMPRINT, name: 'Đường về' }, seq: 1_000 })
  await site.running.catchUp()
  await site.makePictures()
  const renamed = await shared('/')
  expect(renamed.file).not.toBe(file)
  expect((await fetch(site.siteUrl + renamed.file)).status).toBe(200)
})

it('a page placed before there were share pictures hands out the site’s own until it is placed again', async () => {
  await publish({ site, release: exampleRelease({ documentId: 'old' }) })
  await site.pool.query(`delete from site_media where document_id = 'old'`)
  await site.pool.query(`update site_key set wanted = wanted + 1 where key = 'page/old'`)
  await site.pool.query(`insert into site_key (key, wanted) values ('page/old', 1) on conflict do nothing`)
  await site.running.catchUp()
  expect((await shared('/bai-viet/old/')).file).toMatch(/^\/assets\//)
})

it('whoever hands an address on waits until its picture lies there, and no longer than it was told', async () => {
  const ctx = contextOf({ site, documentId: 'doc-wait' })
  await publish({ site, release: exampleRelease({ documentId: 'doc-wait', title: 'Chờ ảnh' }), ctx })
  const link = `${site.siteUrl}/bai-viet/doc-wait/`
  const { signal } = new AbortController()
  const { file } = await shared('/bai-viet/doc-wait/')
  const begun = Date.now()
  await untilShareMade({ pool: site.pool, link, signal, withinMs: 200 })
  expect(Date.now() - begun).toBeGreaterThanOrEqual(200)
  expect((await fetch(site.siteUrl + file)).status).toBe(404)

  const made = site.store.untilShareMade({ link, signal }).then(async () => (await fetch(site.siteUrl + file)).status)
  await site.makePictures()
  expect(await made).toBe(200)
  await expect(untilShareMade({ pool: site.pool, link: `${site.siteUrl}/khong-co/`, signal })).resolves.toBeUndefined()
})
