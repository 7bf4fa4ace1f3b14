import { expect, it } from '@jest/globals'
import { rm } from 'node:fs/promises'
import sharp from 'sharp'
import { createRecordingContext } from '../channels/recording-context'
import { exampleRelease } from '../release/example-release'
import { rebuildSite } from './rebuild'
import { startSite } from './start-site'
import { contextOf, publish, read, takeDown } from './testing/test-publish'
import { createTestSite, silentLog } from './testing/test-site'

it('a site whose folder was lost comes back whole: pictures, a document, what was taken down, what moved', async () => {
  const site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
  try {
    const bytes = await sharp({ create: { width: 800, height: 450, channels: 3, background: '#A34B12' } })
      .jpeg()
      .toBuffer()
    const cover = await site.addMedia({ bytes, ext: '.jpg', mime: 'image/jpeg', alt: 'Tranh' })
    const { sha256, size } = await site.addMedia({ bytes: Buffer.from('%PDF-1.7'), ext: '.pdf', mime: 'application/pdf' })
    const law = { number: '1/2026', title: 'Luật', issuer: null, issuedOn: null, effectiveFrom: null, effectiveTo: null, url: null }
    await site.addEntry({ documentId: 'luat', entry: { kind: 'legal-document', ...law, file: { sha256, size, ext: '.pdf' } } })
    const ctx = createRecordingContext({ deliveryId: 'delivery-anh', channel: 'website', media: site.media })
    const release = exampleRelease({ documentId: 'anh', cover, formerSlugs: ['truoc'] })
    await publish({ site, release, ctx })
    await publish({ site, release: exampleRelease({ documentId: 'go' }) })
    await takeDown({ site, documentId: 'go', reason: null, ctx: contextOf({ site, documentId: 'go' }) })
    await site.makePictures()

    const shown = async () => {
      const paths = ['/bai-viet/anh/', '/bai-viet/truoc/', '/bai-viet/go/', `/media/${sha256}.pdf`]
      const files = [...(await read({ site, path: '/bai-viet/anh/' })).text.matchAll(/\/media\/[\w.-]+/g)].map(([file]) => file)
      const statuses = await Promise.all(paths.map(async (path) => (await read({ site, path })).status))
      const missing = files.filter((_, index) => !files.includes(files[index] ?? '', index + 1))
      const gone = await Promise.all(missing.map(async (path) => ((await read({ site, path })).status === 200 ? [] : [path])))
      return { statuses, files: new Set(files).size, missing: gone.flat() }
    }
    const whole = { statuses: [200, 301, 410, 200], files: 9, missing: [] }
    expect(await shown()).toEqual(whole)

    await site.running.close()
    await rm(site.siteDir, { recursive: true })
    const again = await startSite({ ...site, site: site.store, mode: 'real', log: silentLog })
    expect((await shown()).statuses).toEqual(whole.statuses)
    await site.makePictures()
    await again.catchUp()
    expect(await shown()).toEqual(whole)

    // lost while nothing ran, and a rebuild, the first one, comes before the next start
    await again.close()
    await rm(site.siteDir, { recursive: true })
    await rebuildSite({ ...site, site: site.store, mode: 'real' })
    await site.makePictures()
    expect(await shown()).toEqual(whole)
  } finally {
    await site.close()
  }
}, 60_000)
