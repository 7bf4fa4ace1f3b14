import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { Socket } from 'node:net'
import { createWorld, releaseOf, thrownBy, type YouTubeWorld } from './testing/world'

let world: YouTubeWorld
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.tearDown())

describe('limits, tokens and hosts', () => {
  it('quota gone at the session means nothing was made, and says until when', async () => {
    await world.tearDown()
    world = await createWorld({ sandbox: { limits: { youtubeInserts: 1 } } })
    await world.channel.deliver(world.create(), world.newContext())
    const error = await thrownBy(
      world.channel.deliver(world.create(releaseOf({ film: world.film, documentId: 'two' })), world.newContext()),
    )
    expect(error).toMatchObject({ name: 'LimitReached', code: 'youtube.quotaExceeded', bucket: 'uploads' })
    expect(await world.videos()).toHaveLength(1)
  })

  it('a token that YouTube no longer takes is renewed once, also for a chunk', async () => {
    await world.arm({ kind: 'token-expired', match: { phase: 'final' } })
    const ctx = world.newContext()
    await world.channel.deliver(world.create(), ctx)
    expect((await world.log()).filter(({ phase }) => phase === 'token')).toHaveLength(2)
    expect(await world.sha256AtYouTube()).toBe(world.film.sha256)
  })

  it('a token refresh that hangs ends at its own time limit, and is not repeated', async () => {
    await world.arm({ kind: 'slow', ms: 1_000, match: { phase: 'token' } })
    const begunMs = performance.now()
    expect(await thrownBy(world.channelWith({ tokenMs: 200 }).deliver(world.create(), world.newContext()))).toMatchObject({
      code: 'youtube.network',
    })
    expect(performance.now() - begunMs).toBeLessThan(900)
    await world.arm({ kind: 'error-before', status: 503, match: { phase: 'token' } })
    expect(await thrownBy(world.channel.deliver(world.create(), world.newContext()))).toMatchObject({ name: 'ChannelUnavailable' })
    expect((await world.log()).filter(({ phase }) => phase === 'token')).toHaveLength(2)
  })

  it('nothing connects to any host but the configured one, uploads included', async () => {
    const hosts = new Set<string>()
    const { connect } = Socket.prototype
    const spy = function (this: Socket, ...args: unknown[]) {
      hosts.add(portIn(args))
      return Reflect.apply(connect, this, args)
    }
    Object.assign(Socket.prototype, { connect: spy })
    try {
      const ctx = world.newContext()
      expect(await world.channel.deliver(world.create(world.dressed), ctx)).toEqual({ partly: null })
      await world.verify({ ctx })
      const captions = await world.store({
        content: Buffer.from('1\n00:00:00,000 --> 00:00:01,000\nKhác'),
        mime: 'text/plain',
        ext: '.srt',
      })
      expect(await world.channel.deliver(world.update({ ...world.dressed, captions }), ctx)).toEqual({ partly: null })
      await world.channel.deliver({ action: 'remove' }, ctx)
      expect(await world.channel.health(ctx)).toMatchObject({ ok: true, mode: 'sandbox' })
    } finally {
      Object.assign(Socket.prototype, { connect })
    }
    expect([...hosts]).toEqual([new URL(world.sandbox.url).port])
    const paths = (await world.log()).map(({ path }) => path.replace('/google/upload/youtube/v3/', ''))
    for (const upload of ['videos', 'thumbnails/set', 'captions']) expect(paths).toContain(upload)
  })

  it('a film is not sent to a session on another host', async () => {
    const ctx = world.newContext()
    ctx.crashAtProgress(1)
    await thrownBy(world.channel.deliver(world.create(), ctx))
    ctx.restart()
    const { progress } = ctx
    if (progress === null || typeof progress !== 'object' || Array.isArray(progress)) throw new Error('no progress')
    await ctx.saveProgress({ ...progress, sessionUri: 'http://127.0.0.1:1/upload?upload_id=x' })
    await world.channel.deliver(world.create(), ctx)
    expect(ctx.steps.filter(({ name }) => name === 'session')).toHaveLength(2)
  })

  it('a film is not sent to a channel that is not the configured one, and health says so', async () => {
    const channel = world.channelWith({}, { channelId: 'UCsomebodyElse' })
    expect(await thrownBy(channel.deliver(world.create(), world.newContext()))).toMatchObject({
      name: 'NotAuthorized',
      code: 'youtube.wrong-channel',
    })
    expect(await world.phases()).toEqual([])
    expect(await channel.health(world.newContext())).toMatchObject({ ok: false, summary: expect.stringContaining('UCsomebodyElse') })
  })

  it('health says what is wrong when the connection is lost', async () => {
    const channel = world.channelWith({}, { refreshToken: 'revoked' })
    const health = await channel.health(world.newContext())
    expect(health).toMatchObject({ ok: false, summary: expect.stringContaining('mất kết nối') })
    expect(JSON.stringify(health)).not.toContain('revoked')
  })

  it('a film that is not whole in the store is not begun', async () => {
    const film = { ...world.film, size: world.film.size + 1 }
    const error = await thrownBy(world.channel.deliver(world.create(releaseOf({ film })), world.newContext()))
    expect(error).toMatchObject({ code: 'youtube.film-missing', who: 'operator' })
    expect(await world.phases()).toEqual([])
  })
})

/** What a socket is told to connect to, in any of the forms Node takes. */
function portIn(args: readonly unknown[]): string {
  const text = JSON.stringify(args, (key, value: unknown) => (key === 'agent' || key === 'signal' ? undefined : value)) ?? ''
  return /"port":"?(\d+)/.exec(text)?.[1] ?? text
}
