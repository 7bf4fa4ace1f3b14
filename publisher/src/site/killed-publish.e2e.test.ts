/**
 * Publishes, corrections and takedowns that die at every kind of moment. A twin of the site, which nobody kills, does the same:
 * what readers find after a death is what was there before or what is there now, and after the next try the two are equal.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Media, Release } from '@hl/config/release'
import type { Json } from '../channels/channel'
import { createRecordingContext } from '../channels/recording-context'
import { createTestDatabase, type TestDatabase } from '../migrations/test-database'
import { exampleRelease } from '../release/example-release'
import { removeLeftovers } from './leftovers'
import { startSite } from './start-site'
import { type Died, type Mortals, startMortals } from './testing/killed-publish'
import { everyText, manifestDiffers } from './testing/site-on-disk'
import { publish, read } from './testing/test-publish'
import { strange, wrongForReaders } from './testing/old-or-new'
import { createTestSite, silentLog, type TestSite } from './testing/test-site'

jest.setTimeout(240_000)

const ROUNDS = 6
const STARTED = Date.UTC(2026, 10, 26)
const REASON = 'Nhân vật rút lại sự đồng ý.'
/** What changes a file or a row for good; questions are not worth a death of their own. */
const TELLING = /^(writeFile|rename|unlink|symlink|sql commit|sql insert into site_key)/

type Change = { documentId: string; release: Release | null }

describe('a website step that is killed', () => {
  let database: TestDatabase
  let site: TestSite
  let twin: TestSite
  let mortals: Mortals
  let folder: string
  let media: Media[]
  let at = STARTED

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hl-killed-'))
    mortals = startMortals({ folder })
    database = await createTestDatabase(process.env.TEST_DATABASE_URL)
    site = await createTestSite({ databaseUrl: database.url, database })
    twin = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL, siteUrl: site.siteUrl })
    const pictures = await Promise.all(['#A34B12', '#14594B'].map(pictureOf))
    for (const own of [site, twin]) {
      media = await Promise.all(pictures.map((bytes) => own.addMedia({ bytes, ext: '.jpg', mime: 'image/jpeg' })))
      for (const documentId of ['doc1', 'doc2']) {
        const release = exampleRelease({ documentId })
        await publish({ site: own, release, ctx: createRecordingContext({ ...ofDelivery(documentId), media: own.media }) })
      }
      // the sweep comes when it is called and not by the clock: nobody else writes while the files are looked at
      await own.running.close()
    }
  })
  afterAll(async () => {
    mortals?.close()
    await twin?.close()
    await site?.close()
    await database?.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const ofDelivery = (documentId: string) => ({
    channel: 'website' as const,
    deliveryId: `delivery-${documentId}`,
    clock: () => new Date(at),
  })
  const changesOf = (documentId: string): Change[] => {
    const first = exampleRelease({ documentId, cover: media[0] ?? null })
    const later = { title: 'Tên đã sửa', slug: `${documentId}-hai`, formerSlugs: [documentId], cover: media[1] ?? null }
    const corrections = [{ at: new Date(STARTED).toISOString(), wrong: 'Sai.', right: 'Đúng.' }]
    return [first, { ...first, ...later, corrections }, null].map((release) => ({ documentId, release }))
  }
  /** As the worker does it that nobody kills, or the one that comes after. */
  const carryOut = async (own: TestSite, { documentId, release, progress = null }: Change & { progress?: Json }) => {
    const ctx = createRecordingContext({ ...ofDelivery(documentId), media: own.media })
    await ctx.saveProgress(progress)
    const plan = release
      ? { action: 'create' as const, release, rendition: own.channel.render(release, []) }
      : { action: 'remove' as const }
    await own.channel.deliver(plan, ctx)
    await own.running.catchUp()
    return ctx.progress
  }
  const order = async (own: TestSite, { documentId, release }: Change) => {
    if (release) await own.keepRelease(release)
    else await own.takedown({ documentId, reason: REASON, at: new Date(at).toISOString() })
  }
  const kill = async (change: Change, diesAt: number): Promise<Died> => {
    const { siteDir, siteUrl, mediaDir } = site
    return mortals.send({ ...change, databaseUrl: database.url, siteDir, siteUrl, mediaDir, at, diesAt })
  }
  /** As after a kill: the note that a publisher runs is there, and the Attempt that was cut off still holds its lease. */
  const restart = async (documentId: string) => {
    await site.pool.query(
      `insert into delivery (id, type, document_id, channel, state, wanted_seq, wanted_action, title, lease_until)
       values (gen_random_uuid(), 'article', $1, 'website', 'queued', 1, 'publish', '', now()) on conflict do nothing`,
      [documentId],
    )
    await writeFile(join(site.siteDir, '.running'), '1\n')
    const { pool, store, media, siteDir, siteUrl } = site
    const again = await startSite({ pool, site: store, media, siteDir, siteUrl, mode: 'real', log: silentLog })
    await again.close()
  }

  it('leaves every page as it was or as it is to be, in all its forms, and the next try makes it as if nothing had happened', async () => {
    const twins: Record<string, Json> = {}
    const points: number[][] = []
    // nobody dies yet; the first of all makes folders, which the later ones find
    const first: Record<string, Json> = {}
    for (const change of changesOf('thu')) {
      for (const [name, own] of Object.entries({ site, twin })) {
        await order(own, change)
        first[name] = await carryOut(own, { ...change, progress: first[name] ?? null })
      }
    }
    for (const [kind, change] of changesOf('thu2').entries()) {
      for (const own of [site, twin]) await order(own, change)
      twins.thu2 = await carryOut(twin, { ...change, progress: twins.thu2 ?? null })
      points[kind] = tellingPoints((await kill(change, 0)).moments)
    }
    let before = await everyText(site)
    expect(before).toEqual(await everyText(twin))
    for (let round = 0; round < ROUNDS; round++) {
      const documentId = `moi${round}`
      for (const [kind, change] of changesOf(documentId).entries()) {
        at += 60_000
        for (const own of [site, twin]) await order(own, change)
        twins[documentId] = await carryOut(twin, { ...change, progress: twins[documentId] ?? null })
        const after = await everyText(twin)
        const died = await kill(change, points[kind]?.[round] ?? 0)
        const where = `${documentId}, ${kind}: ${died.moments.at(-1)}`
        expect({ where, ...died }).toMatchObject({ wasKilled: true })
        const found = await everyText(site)
        const own = [`bai-viet/${documentId}/index.html`, `bai-viet/${documentId}-hai/index.html`]
        expect({ where, strange: strange({ before, after, found }) }).toEqual({ where, strange: [] })
        expect({ where, wrong: await wrongForReaders({ site, documentId, kind }) }).toEqual({ where, wrong: [] })
        // often a publisher starts again first, and sometimes another one is there to take over
        if (round % 2 === 1) {
          await restart(documentId)
          const restarted = await everyText(site)
          expect({ where, strange: strange({ before, after, found: restarted }) }).toEqual({ where, strange: [] })
          expect({ where, pages: own.map((name) => restarted[name]) }).toEqual({ where, pages: own.map((name) => found[name]) })
        }
        await carryOut(site, { ...change, progress: died.progress })
        expect({ where, texts: await everyText(site) }).toEqual({ where, texts: after })
        expect(await manifestDiffers(site)).toEqual([])
        before = after
      }
    }
    const leftovers = async () => (await readdir(site.siteDir, { recursive: true })).filter((name) => name.endsWith('.tmp'))
    expect((await leftovers()).length).toBeGreaterThan(ROUNDS)
    // another publisher may be writing them
    expect(await removeLeftovers({ siteDir: site.siteDir })).toBe(0)
    await removeLeftovers({ siteDir: site.siteDir, olderThanMs: 0 })
    expect(await leftovers()).toEqual([])
  })

  it('is found by a takedown that comes before the next try: no page, no film and no word of the Item are left', async () => {
    const publishOf = async (documentId: string): Promise<Change> => {
      const video = await site.addMedia({ bytes: Buffer.from(`phim ${documentId}`), ext: '.mp4', mime: 'video/mp4' })
      const release = exampleRelease({ documentId, title: `Kín ${documentId}`, slug: documentId, formerSlugs: [`${documentId}-cu`], video })
      return { documentId, release }
    }
    const seen = await publishOf('phimthu')
    await order(site, seen)
    const { moments } = await kill(seen, 0)
    const points = [/^rename .*mp4/, /^sql commit/, /^sql select set_config/].map(
      (pattern) => moments.findIndex((name) => pattern.test(name)) + 1,
    )
    for (const [index, diesAt] of [...points, (points[1] ?? 0) - 5].entries()) {
      const documentId = `kin${index}`
      const change = await publishOf(documentId)
      await order(site, change)
      const died = await kill(change, diesAt)
      const where = `${documentId}: ${died.moments.at(-1)}`
      expect({ where, ...died }).toMatchObject({ wasKilled: true })
      await restart(documentId)
      at += 60_000
      const removal = { documentId, release: null }
      await order(site, removal)
      await carryOut(site, { ...removal, progress: died.progress })
      const names = Object.keys(await everyText(site))
      const left = names.filter(
        (name) => name.startsWith(`bai-viet/${documentId}`) || name.startsWith(`media/${change.release?.video?.sha256}`),
      )
      const statuses = await Promise.all([documentId, `${documentId}-cu`].map((slug) => read({ site, path: `/bai-viet/${slug}/` })))
      const feed = await read({ site, path: '/feed.json' })
      expect({ where, left, isTold: feed.text.includes(`Kín ${documentId}`) }).toEqual({ where, left: [], isTold: false })
      expect(statuses.filter(({ status }) => status !== 404 && status !== 410)).toEqual([])
      expect(await manifestDiffers(site)).toEqual([])
    }
  })

  it('whose files the power took along is made whole at the next start, in every form', async () => {
    const page = join(site.siteDir, 'bai-viet/doc1/index.html')
    const before = await everyText(site)
    await writeFile(`${page}.br`, '')
    await rm(join(site.siteDir, 'index.html.gz'))
    await restart('doc2')
    expect(await everyText(site)).toEqual(before)
    const sizes = await Promise.all([`${page}.br`, join(site.siteDir, 'index.html.gz')].map(async (file) => (await stat(file)).size))
    expect(sizes.every((size) => size > 0)).toBe(true)
  })
})

function tellingPoints(moments: readonly string[]): number[] {
  const telling = moments.flatMap((name, index) => (TELLING.test(name) ? [index + 1] : []))
  const points = Array.from({ length: ROUNDS }, (_, round) => telling[Math.floor((round * (telling.length - 1)) / (ROUNDS - 1))] ?? 0)
  // all of the page is written then, and no row says so
  points[1] = moments.indexOf('sql commit') + 1
  return points
}

function pictureOf(background: string): Promise<Buffer> {
  return sharp({ create: { width: 900, height: 500, channels: 3, background } })
    .jpeg()
    .toBuffer()
}
