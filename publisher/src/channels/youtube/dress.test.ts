import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import type { Release } from '@hl/config/release'
import type { RecordingContext } from '../recording-context'
import { coverOf, createWorld, firstReceipt, thrownBy, type YouTubeWorld } from './testing/world'

let world: YouTubeWorld
let ctx: RecordingContext
beforeEach(async () => {
  world = await createWorld({ filmBytes: 1024 })
  ctx = world.newContext()
})
afterEach(() => world.tearDown())

const place = (release: Release = world.dressed) => world.channel.deliver(world.create(release), ctx)
const change = (release: Release) => world.channel.deliver(world.update(release), ctx)
const named = (name: string) => ctx.steps.filter((step) => step.name === name)
const refuse = (path: string, fault: object) => world.arm({ kind: 'google-error', match: { path }, ...fault })
const fileOf = async (name: string) => Buffer.from(await (await fetch(`${world.sandbox.url}/media/${name}`)).arrayBuffer())

describe('the thumbnail', () => {
  it('is the cover as a JPEG of 1280 × 720, sent once and again only when the cover is another', async () => {
    expect(await place()).toEqual({ partly: null })
    const [video] = await world.videos()
    const sent = await sharp(await fileOf(video?.thumbnail ?? '')).metadata()
    expect(sent).toMatchObject({ format: 'jpeg', width: 1280, height: 720 })
    await change(world.dressed)
    expect(named('thumbnail')).toHaveLength(1)
    const cover = await world.store({ content: await coverOf({ red: 10 }), mime: 'image/png', ext: '.png' })
    await change({ ...world.dressed, cover })
    expect(named('thumbnail')).toHaveLength(2)
    expect(firstReceipt(ctx).data).toMatchObject({ cover: cover.sha256, sha256: world.film.sha256 })
    await change({ ...world.dressed, cover: null })
    expect(named('thumbnail')).toHaveLength(2)
  })

  it.each([
    [{ status: 403, reason: 'forbidden' }, 'xác minh số điện thoại', false],
    [{ status: 400, reason: 'invalidImage' }, 'ảnh', false],
    [{ status: 429, reason: 'uploadRateLimitExceeded' }, 'sau một giờ', true],
    [{ status: 503, reason: 'backendError' }, 'thử lại', true],
    [{ status: 404, reason: 'videoNotFound' }, 'chưa thấy', true],
  ])(
    'that is refused by %o leaves the video live, says so, and is tried again only where time can help',
    async (fault, words, isWorthAgain) => {
      await refuse('thumbnails', fault)
      const { partly, againAt } = await place()
      expect(partly).toMatch(/^Ảnh đại diện chưa có trên YouTube: /)
      expect(partly).toContain(words)
      expect(againAt instanceof Date).toBe(isWorthAgain)
      expect(await world.verify({ ctx, release: world.dressed })).toMatchObject({ status: 'match' })
      expect((await world.beside()).captions).toHaveLength(1)
      expect(await change(world.dressed)).toEqual({ partly: null })
      expect((await world.videos())[0]?.thumbnail).not.toBeNull()
    },
  )

  it('of a cover that is no picture is said to the editor', async () => {
    const cover = await world.store({ content: Buffer.from('không phải ảnh'), mime: 'image/png', ext: '.png' })
    expect((await place({ ...world.dressed, cover })).partly).toContain('Không đọc được ảnh đại diện')
  })

  it('waits longer with every try that fails', async () => {
    const waits: number[] = []
    for (const afterMs of [0, 60_000, 10_000_000]) {
      ctx.advance(afterMs)
      await refuse('thumbnails', { status: 503, reason: 'backendError' })
      const { againAt } = await world
        .channelWith({ againMs: { least: 10_000, most: 3_600_000 } })
        .deliver(ctx.receipts.length === 0 ? world.create(world.dressed) : world.update(world.dressed), ctx)
      waits.push(Math.round(((againAt?.getTime() ?? 0) - ctx.now().getTime()) / 10_000) * 10_000)
    }
    expect(waits).toEqual([10_000, 60_000, 3_600_000])
  })
})

describe('what stops every call', () => {
  it.each([
    [{ status: 403, reason: 'quotaExceeded' }, 'LimitReached'],
    [{ status: 403, reason: 'rateLimitExceeded' }, 'LimitReached'],
    [{ status: 403, reason: 'accessNotConfigured' }, 'NotAuthorized'],
  ])('is not hidden in what a video lacks: %o', async (fault, name) => {
    await refuse('thumbnails', fault)
    expect(await thrownBy(place())).toMatchObject({ name })
    expect(await place()).toEqual({ partly: null })
    expect(await world.videos()).toHaveLength(1)
  })
})

describe('captions', () => {
  const other = () =>
    world.store({ content: Buffer.from('1\n00:00:00,000 --> 00:00:02,000\nKhác.\n'), mime: 'application/x-subrip', ext: '.srt' })

  it('are one track, sent once; another file takes its place, and none takes it away', async () => {
    await place()
    expect((await world.beside()).captions).toMatchObject([{ language: 'vi', name: 'Ban biên tập', videoId: firstReceipt(ctx).externalId }])
    await change(world.dressed)
    expect(named('captions')).toHaveLength(1)
    await change({ ...world.dressed, captions: await other() })
    const [track, ...more] = (await world.beside()).captions
    expect(more).toEqual([])
    expect((await fileOf(track?.file ?? '')).toString('utf8')).toContain('Khác.')
    await change({ ...world.dressed, captions: null })
    expect((await world.beside()).captions).toEqual([])
    expect(firstReceipt(ctx).data).toMatchObject({ captions: null })
  })

  it('whose answer was lost are one track all the same', async () => {
    await world.arm({ kind: 'lost-answer', match: { path: 'upload/.*captions' } })
    expect(await place()).toMatchObject({ partly: expect.stringContaining('Phụ đề chưa có'), againAt: expect.any(Date) })
    expect(await change(world.dressed)).toEqual({ partly: null })
    expect((await world.beside()).captions).toHaveLength(1)
  })

  it('that YouTube says are there already are there', async () => {
    await refuse('upload/.*captions', { status: 409, reason: 'captionExists' })
    expect(await place()).toEqual({ partly: null })
  })

  it('without the permission leave the video live and say which is missing', async () => {
    await refuse('captions', { status: 403, reason: 'insufficientPermissions' })
    expect(await place()).toMatchObject({ partly: expect.stringContaining('thiếu quyền') })
    expect(await world.verify({ ctx, release: world.dressed })).toMatchObject({ status: 'match' })
  })
})
