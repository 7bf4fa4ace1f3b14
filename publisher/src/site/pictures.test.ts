import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { mediaPath } from '@hl/config/media-store'
import type { Media } from '@hl/config/release'
import sharp from 'sharp'
import { createTestDatabase, type TestDatabase } from '../migrations/test-database'
import { exampleRelease } from '../release/example-release'
import { wantAnew } from './picture-store'
import { publish, read, takeDown } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

const WITH_GPS = { IFD0: { Artist: 'Người chụp' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 40/1', GPSLongitudeRef: 'E' } }
const drawing = join(__dirname, '../../../scripts/seed/media/hoat-dong-1.jpg')

let database: TestDatabase
let photo: Buffer
/** enough where only what becomes of the files matters */
let small: Buffer
beforeAll(async () => {
  database = await createTestDatabase(process.env.TEST_DATABASE_URL)
  // as a phone held upright writes it: lying, with a note to turn it
  small = await sharp(drawing).resize({ width: 160 }).jpeg().toBuffer()
  photo = await sharp(drawing).resize({ width: 1000, height: 750 }).withExif(WITH_GPS).withMetadata({ orientation: 6 }).jpeg().toBuffer()
})
afterAll(() => database.drop())

describe('pictures of an item', () => {
  let site: TestSite
  let cover: Media
  beforeEach(async () => {
    site = await createTestSite({ databaseUrl: database.url, database })
    cover = await site.addMedia({ bytes: small, ext: '.jpg', mime: 'image/jpeg' })
  })
  afterEach(() => site.close())
  /** of the picture: what a link to the page shows is share.test.ts's */
  const files = async () => {
    const names = await readdir(join(site.siteDir, 'media'))
    return names
      .filter((name) => !name.startsWith('share-'))
      .map((name) => name.replace(cover.sha256, ''))
      .sort()
  }
  const rows = async () => (await site.pool.query('select name, tries, error, due_at from site_picture where face is null')).rows

  it('are there with the page, and in every format and width soon after, upright and without a word of where they were taken', async () => {
    cover = await site.addMedia({ bytes: photo, ext: '.jpg', mime: 'image/jpeg', alt: 'Sân phơi' })
    const ctx = await publish({ site, release: exampleRelease({ documentId: 'doc1', cover }) })
    expect(await files()).toEqual(['-720.jpg'])
    const first = await read({ site, path: '/bai-viet/doc1/' })
    const size = 'width="750" height="1000"'
    expect(first.text).toContain(`<img src="/media/${cover.sha256}-720.jpg" ${size} alt="Sân phơi" loading="eager" fetchpriority="high"`)
    expect(first.text).not.toContain('<source')

    await site.makePictures()
    const widths = ['360', '720', '1080']
    expect(await files()).toEqual([...widths.flatMap((width) => [`-${width}.avif`, `-${width}.webp`]), '-720.jpg', '-1080.jpg'].sort())
    for (const name of await files()) {
      const bytes = await readFile(join(site.siteDir, 'media', cover.sha256 + name))
      const { exif, icc, xmp, iptc, orientation, width = 0, height = 0, format } = await sharp(bytes).metadata()
      const shown = Math.min(750, Number(/-(\d+)/.exec(name)?.[1]))
      expect({ name, exif, icc, xmp, iptc, orientation, width }).toEqual({ name, width: shown })
      expect(Math.abs(height - (shown * 4) / 3)).toBeLessThanOrEqual(1)
      expect(format).toBe(name.endsWith('avif') ? 'heif' : name.endsWith('webp') ? 'webp' : 'jpeg')
      expect(bytes.includes('Người chụp')).toBe(false)
    }
    const page = (await read({ site, path: '/bai-viet/doc1/' })).text
    const at = (end: string) => `/media/${cover.sha256}-${end}`
    expect(page).toContain(
      `<source type="image/avif" srcset="${at('360.avif')} 360w, ${at('720.avif')} 720w, ${at('1080.avif')} 750w" sizes=`,
    )
    expect(page).toContain(`<source type="image/webp" srcset="${at('360.webp')} 360w,`)
    expect(page).toMatch(/<svg class="blur"[^>]*>(<path fill="#[0-9a-f]{3}" d="M\d \dh1v1h-1z"><\/path>){6}<\/svg>/)
    expect(page).not.toContain('style=')
    expect((await read({ site, path: '/' })).text).toContain(at('1080.avif'))
    expect((await fetch(site.siteUrl + at('360.avif'))).headers.get('content-type')).toBe('image/avif')
    const release = exampleRelease({ documentId: 'doc1', cover })
    await publish({ site, release, ctx })
    const feed = (await read({ site, path: '/feed.json' })).text
    expect(feed).toContain(at('720.jpg'))
    expect(feed).not.toMatch(/<svg|\.avif/)
    const [receipt] = ctx.receipts
    if (!receipt) throw new Error('the page has no receipt')
    expect(await site.channel.verify(receipt, site.channel.render(release, []), ctx)).toMatchObject({ status: 'match' })
  })

  it('stay while another page shows them, and go with the last one, made or not', async () => {
    const releases = ['doc1', 'doc2'].map((documentId) => exampleRelease({ documentId, cover }))
    const contexts = []
    for (const release of releases) contexts.push({ release, ctx: await publish({ site, release }) })
    await site.makePictures()
    const made = await files()
    const [one, two] = contexts
    if (!one || !two) throw new Error('two were published')
    await takeDown({ site, documentId: 'doc1', reason: null, ctx: one.ctx })
    expect(await files()).toEqual(made)
    expect((await read({ site, path: '/bai-viet/doc2/' })).text).toContain('-360.avif')
    await takeDown({ site, documentId: 'doc2', reason: null, ctx: two.ctx })
    expect({ files: await files(), rows: await rows() }).toEqual({ files: [], rows: [] })
  })

  it('taken down while they are being made are not put back', async () => {
    const ctx = await publish({ site, release: exampleRelease({ documentId: 'doc1', cover }) })
    const making = site.makePictures()
    await takeDown({ site, documentId: 'doc1', reason: null, ctx })
    await making
    expect({ files: await files(), rows: await rows() }).toEqual({ files: [], rows: [] })
  })

  it('whose maker died are made by the next one, once its time is over', async () => {
    await publish({ site, release: exampleRelease({ documentId: 'doc1', cover }) })
    await site.pool.query(`update site_picture set tries = 1, due_at = now() + interval '5 minutes'`)
    await site.makePictures()
    expect(await files()).toEqual(['-720.jpg'])
    await site.pool.query('update site_picture set due_at = now()')
    await site.makePictures()
    expect(await files()).toContain('-360.avif')
  })

  it('that cannot be made are tried a few times and given up with the reason; the page keeps what it has', async () => {
    await publish({ site, release: exampleRelease({ documentId: 'doc1', cover }) })
    await rm(mediaPath(join(site.siteDir, '../media'), cover.sha256))
    for (const _ of [1, 2, 3, 4, 5]) {
      await site.makePictures()
      await site.pool.query(`update site_picture set due_at = now() where due_at < 'infinity'`)
    }
    expect(await rows()).toMatchObject([{ tries: 4, due_at: Infinity, error: expect.stringContaining('missing') }])
    expect((await read({ site, path: '/bai-viet/doc1/' })).text).toContain('-720.jpg')
  })

  it('are made again after a change of the recipe, and after a folder was lost', async () => {
    const release = exampleRelease({ documentId: 'doc1', cover })
    const ctx = await publish({ site, release })
    await site.makePictures()
    const made = await files()
    await site.pool.query('update site_picture set recipe = 0')
    await rm(join(site.siteDir, 'media', `${cover.sha256}-360.webp`))
    await wantAnew(site.pool)
    await site.makePictures()
    expect(await files()).toEqual(made)
    await rm(join(site.siteDir, 'media'), { recursive: true })
    await publish({ site, release, ctx })
    expect(await files()).toEqual(['-720.jpg'])
    expect((await read({ site, path: '/bai-viet/doc1/' })).text).not.toContain('.avif')
    await site.makePictures()
    expect(await files()).toEqual(made)
  })

  it.each([
    ['cut off in the middle', () => photo.subarray(0, photo.length / 2), 'website.image'],
    ['of more points than anybody needs', () => hugePng({ width: 20_000, height: 20_000 }), 'website.image.large'],
  ])('%s are the editor’s to mend, before anything is public', async (_, bytes, code) => {
    const bad = await site.addMedia({ bytes: await bytes(), ext: '.jpg', mime: 'image/jpeg' })
    await expect(publish({ site, release: exampleRelease({ documentId: 'doc1', cover: bad }) })).rejects.toMatchObject({
      code,
      who: 'editor',
    })
    expect((await read({ site, path: '/bai-viet/doc1/' })).status).toBe(404)
    expect(await files()).toEqual([])
  })
})

/** A picture of one point whose head says otherwise. */
async function hugePng({ width, height }: { width: number; height: number }): Promise<Buffer> {
  const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}
