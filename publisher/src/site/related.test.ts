import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { exampleRelease } from '../release/example-release'
import { publish, read } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
})
afterAll(() => site.close())

it('the first item of a section leads on by its tags, and to its section once there is more and it is published again', async () => {
  const related = async () => {
    const box = /id="lien-quan"(.*?)<\/aside>/s.exec((await read({ site, path: '/bai-viet/dau/' })).text)?.[1] ?? ''
    return [...new Set([...box.matchAll(/href="\/bai-viet\/(\w+)\/"/g)].map(([, id]) => id))]
  }
  const first = exampleRelease({ documentId: 'dau', section: 'section2', tags: ['vayvon'] })
  await publish({ site, release: exampleRelease({ documentId: 'cungthe', tags: ['vayvon'] }) })
  await publish({ site, release: exampleRelease({ documentId: 'khac' }) })
  await publish({ site, release: first })
  expect(await related()).toEqual(['cungthe'])
  for (const documentId of ['m1', 'm2', 'm3', 'm4']) await publish({ site, release: exampleRelease({ documentId, section: 'section2' }) })
  await publish({ site, release: { ...first, title: 'Sửa lại' } })
  expect((await related()).sort()).toEqual(['m1', 'm2', 'm3', 'm4'])
})
