import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { RecordingContext } from '../recording-context'
import { sectionCode } from './playlist'
import { afterLook, lostPlaylist } from './playlist-progress'
import { createWorld, firstReceipt, releaseOf, type YouTubeWorld } from './testing/world'

let world: YouTubeWorld
let ctx: RecordingContext
const SECTIONS = { mot: 'Chuyện hoàn lương', hai: 'Tư vấn – Hướng dẫn' }
beforeEach(async () => {
  world = await createWorld({ filmBytes: 1024 })
  ctx = world.newContext(SECTIONS)
})
afterEach(() => world.tearDown())

const inSection = (section: string, documentId = 'doc-video-0001') => releaseOf({ film: world.film, section, documentId })
const place = (section = 'mot', worked = ctx) => world.channel.deliver(world.create(inSection(section)), worked)
const change = (section: string) => world.channel.deliver(world.update(inSection(section)), ctx)
const places = async () => {
  const { playlists, playlistItems } = await world.beside()
  return playlistItems.map(({ playlistId }) => playlists.find(({ id }) => id === playlistId)?.title)
}

describe('the playlist of a section', () => {
  it('is made public when it is missing, marked by a line of its own, and shared by all videos of the section', async () => {
    expect(await place()).toEqual({ partly: null })
    const other = world.newContext(SECTIONS)
    await world.channel.deliver(world.create(inSection('mot', 'doc-other')), other)
    const { playlists } = await world.beside()
    expect(playlists).toMatchObject([{ title: 'Chuyện hoàn lương', privacyStatus: 'public' }])
    expect(playlists[0]?.description.endsWith(`\nMã: ${sectionCode('mot')}`)).toBe(true)
    expect(await places()).toEqual(['Chuyện hoàn lương', 'Chuyện hoàn lương'])
    expect(ctx.receipts).toHaveLength(1)
    expect(ctx.steps.find(({ name }) => name === 'playlist')).toMatchObject({ exclusive: true, effect: 'repeatable' })
  })

  it('is found behind a page of others', async () => {
    await place()
    for (let count = 0; count < 55; count += 1) {
      await world.api({ method: 'POST', path: 'playlists?part=snippet', body: { snippet: { title: `Khác ${count}` } } })
    }
    await world.channel.deliver(world.create(inSection('mot', 'doc-other')), world.newContext(SECTIONS))
    expect((await world.beside()).playlists).toHaveLength(56)
  })

  it('is the older one where there are two', async () => {
    await place()
    const [first] = (await world.beside()).playlists
    await world.api({
      method: 'POST',
      path: 'playlists?part=snippet',
      body: { snippet: { title: 'Bản sau', description: first?.description } },
    })
    await world.channel.deliver(world.create(inSection('mot', 'doc-other')), world.newContext(SECTIONS))
    expect(await places()).toEqual(['Chuyện hoàn lương', 'Chuyện hoàn lương'])
  })

  it('that a section no longer has leaves the video without one', async () => {
    expect(await place('khong-con')).toEqual({ partly: null })
    expect((await world.beside()).playlists).toEqual([])
  })
})

describe('a place in a playlist', () => {
  it('is given once, kept by an edit, and moved with the section', async () => {
    await place()
    await change('mot')
    expect(await places()).toEqual(['Chuyện hoàn lương'])
    await change('hai')
    expect(await places()).toEqual(['Tư vấn – Hướng dẫn'])
    expect(firstReceipt(ctx).data).toMatchObject({ playlist: { section: 'hai' } })
  })

  it('is moved once, wherever the move is cut', async () => {
    await place()
    for (const [step, to] of [
      ['playlist-leave', 'hai'],
      ['playlist-place', 'mot'],
    ] as const) {
      ctx.crashAfter(step)
      await change(to).catch(() => ctx.restart())
      expect(await change(to)).toEqual({ partly: null })
      expect(await places()).toHaveLength(1)
    }
  })

  it('that YouTube gives while it says the video is not there yet is given once', async () => {
    await world.arm({
      kind: 'google-error',
      status: 404,
      reason: 'videoNotFound',
      isAfter: true,
      match: { method: 'POST', path: 'playlistItems' },
    })
    expect(await place()).toMatchObject({ partly: expect.stringContaining('Danh sách phát chưa có'), againAt: expect.any(Date) })
    expect(await world.verify({ ctx, release: inSection('mot') })).toMatchObject({ status: 'match' })
    expect(await change('mot')).toEqual({ partly: null })
    expect(await places()).toHaveLength(1)
  })

  it('that was given twice after all is given up once', async () => {
    await place('khong-con')
    const { externalId: videoId } = firstReceipt(ctx)
    await world.channel.deliver(world.create(inSection('mot', 'doc-other')), world.newContext(SECTIONS))
    const [playlist] = (await world.beside()).playlists
    const body = { snippet: { playlistId: playlist?.id, resourceId: { kind: 'youtube#video', videoId } } }
    for (let times = 0; times < 2; times += 1) await world.api({ method: 'POST', path: 'playlistItems?part=snippet', body })
    await change('mot')
    expect((await world.beside()).playlistItems.filter((item) => item.videoId === videoId)).toHaveLength(1)
  })

  it('is given up on a takedown, and given again when the video is shown again', async () => {
    await place()
    await world.channel.deliver({ action: 'remove' }, ctx)
    expect(await places()).toEqual([])
    expect(await world.verify({ ctx, release: null })).toEqual({ status: 'hidden' })
    ctx.setStatus({ externalId: firstReceipt(ctx).externalId, status: 'hidden' })
    await place()
    expect(await places()).toEqual(['Chuyện hoàn lương'])
  })

  it('that cannot be given up does not keep a takedown from being one', async () => {
    await place()
    await world.arm({ kind: 'google-error', status: 503, reason: 'backendError', match: { path: 'playlistItems' } })
    await world.channel.deliver({ action: 'remove' }, ctx)
    expect(await world.videos()).toMatchObject([{ privacyStatus: 'private' }])
  })

  it('in a playlist that somebody deleted is given up without a word', async () => {
    await place()
    await world.arm({ kind: 'google-error', status: 404, reason: 'playlistNotFound', match: { method: 'GET', path: 'playlistItems' } })
    expect(await change('hai')).toEqual({ partly: null })
  })
})

describe('a playlist whose making was not answered', () => {
  const lose = () => world.arm({ kind: 'lost-answer', match: { method: 'POST', path: '/playlists$' } })

  it('is found by its marker and not made again', async () => {
    await lose()
    expect(await place()).toMatchObject({ partly: expect.stringContaining('Danh sách phát'), againAt: expect.any(Date) })
    expect(ctx.receipts).toHaveLength(1)
    expect(await change('mot')).toEqual({ partly: null })
    expect((await world.beside()).playlists).toHaveLength(1)
    expect(await places()).toHaveLength(1)
  })

  it('is looked for twice before another is made', async () => {
    await world.arm({ kind: 'error-before', status: 503, match: { method: 'POST', path: '/playlists$' } })
    const seen = [await place(), await change('mot'), await change('mot')].map(({ partly }) => partly === null)
    expect(seen).toEqual([false, false, true])
    expect((await world.beside()).playlists).toHaveLength(1)
    expect(ctx.progress).toBeNull()
  })

  it('and clearly refused needs no looks', async () => {
    await world.arm({ kind: 'google-error', status: 400, reason: 'invalidPlaylistSnippet', match: { method: 'POST', path: '/playlists$' } })
    expect((await place()).partly).toContain('Danh sách phát chưa có')
    expect(ctx.progress).toBeNull()
    expect(await change('mot')).toEqual({ partly: null })
  })

  it('counts looks only in their time', () => {
    const sentAt = new Date('2026-11-25T10:00:00Z')
    const after = (seconds: number, looks: number) =>
      afterLook({
        lost: { ...lostPlaylist({ code: 'x', sentAt }), looks },
        now: new Date(sentAt.getTime() + seconds * 1000),
        looksMs: [60_000, 300_000],
      })
    expect(after(59, 0)).toMatchObject({ isAbsent: false, next: { looks: 0 } })
    expect(after(60, 0)).toMatchObject({ isAbsent: false, next: { looks: 1 } })
    expect(after(299, 1)).toMatchObject({ isAbsent: false, next: { looks: 1 } })
    expect(after(300, 1)).toMatchObject({ isAbsent: true, next: { looks: 2 } })
  })
})
