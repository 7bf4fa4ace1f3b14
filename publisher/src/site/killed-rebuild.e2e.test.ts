import { expect, it } from '@jest/globals'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTestDatabase } from '../migrations/test-database'
import { exampleRelease } from '../release/example-release'
import { rebuildSite } from './rebuild'
import { killRebuildAt } from './testing/rebuild-process'
import { everyHash, manifestDiffers } from './testing/site-on-disk'
import { publish } from './testing/test-publish'
import { createTestSite } from './testing/test-site'

it('a rebuild killed in the middle leaves every file of the site as it was, and the next one clears up after it', async () => {
  const database = await createTestDatabase(process.env.TEST_DATABASE_URL)
  const site = await createTestSite({ databaseUrl: database.url, database })
  try {
    for (let n = 1; n <= 8; n++) await publish({ site, release: exampleRelease({ documentId: `doc${n}` }) })
    await site.running.catchUp()
    const before = await everyHash(site)
    expect(Object.keys(before).length).toBeGreaterThan(50)
    const total = await killRebuildAt({ site, databaseUrl: database.url, done: 9 })
    expect(total).toBeGreaterThan(16)
    expect(await everyHash(site)).toEqual(before)
    expect(await manifestDiffers(site)).toEqual([])
    const left = (await readdir(`${site.siteDir}.versions`)).filter((name) => name !== 'media')
    expect(left).toHaveLength(1)
    await rebuildSite({ ...site, site: site.store, mode: 'real', siteUrl: 'https://moi.example' })
    expect(await readdir(`${site.siteDir}.versions`)).not.toContain(left[0])
    expect(await readFile(join(site.siteDir, 'index.html'), 'utf8')).toContain('https://moi.example/')
    expect(await manifestDiffers(site)).toEqual([])
  } finally {
    await site.close()
    await database.drop()
  }
})
