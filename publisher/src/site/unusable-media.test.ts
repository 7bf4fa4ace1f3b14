import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { exampleRelease } from '../release/example-release'
import { publish, read } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

describe('media the website cannot use', () => {
  let site: TestSite
  beforeEach(async () => {
    site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
  })
  afterEach(() => site.close())

  it('an unreadable picture is the editor’s to mend and leaves nothing behind', async () => {
    const cover = await site.addMedia({ bytes: Buffer.from('không phải ảnh'), ext: '.jpg', mime: 'image/jpeg' })
    await expect(publish({ site, release: exampleRelease({ documentId: 'doc1', cover }) })).rejects.toMatchObject({
      code: 'website.image',
      who: 'editor',
    })
    expect((await read({ site, path: '/bai-viet/doc1/' })).status).toBe(404)
  })

  it('a file the store does not have is the operator’s to bring, and is tried again', async () => {
    const cover = await site.addMedia({ bytes: Buffer.from('ảnh'), ext: '.jpg', mime: 'image/jpeg' })
    const lost = { ...cover, sha256: 'f'.repeat(64) }
    await expect(publish({ site, release: exampleRelease({ documentId: 'doc1', cover: lost }) })).rejects.toMatchObject({
      name: 'ChannelUnavailable',
      code: 'website.media',
      who: 'operator',
    })
  })
})
