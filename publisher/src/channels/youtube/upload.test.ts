import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { ProcessDied } from '../recording-context'
import { createWorld, firstReceipt, KIB, releaseOf, thrownBy, type YouTubeWorld } from './testing/world'

// many of these play an upload several times over, each with files and a server of its own
jest.setTimeout(60_000)

let world: YouTubeWorld
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.tearDown())

describe('an upload', () => {
  it('sends every byte once, in chunks, after the session was saved', async () => {
    const ctx = world.newContext()
    await world.channel.deliver(world.create(), ctx)
    expect(await world.phases()).toEqual(['session 200', 'bytes 308', 'bytes 308', 'bytes 308', 'bytes 308', 'final 201'])
    expect(ctx.steps.map(({ name }) => name)).toEqual(['session', 'bytes', 'upload', 'playlist', 'playlist-place'])
    expect(firstReceipt(ctx)).toMatchObject({ key: 'video', data: { sha256: world.film.sha256, size: world.film.size } })
    expect(firstReceipt(ctx).url).toBe(`${world.sandbox.url}/kenh/watch?v=${firstReceipt(ctx).externalId}`)
    expect(await world.sha256AtYouTube()).toBe(world.film.sha256)
    const { code, fileName } = world.create().rendition
    expect(await world.videos()).toMatchObject([{ title: 'Ngày trở về', privacyStatus: 'public', size: 1100 * KIB, fileName }])
    expect((await world.videos())[0]?.description.endsWith(`Mã: ${code}`)).toBe(true)
    expect(await world.verify({ ctx })).toMatchObject({ status: 'match', baseline: { title: 'Ngày trở về', privacyStatus: 'public' } })
  })

  it('is several steps when it takes long, each of them short', async () => {
    const ctx = world.newContext()
    await world.channelWith({ sliceMs: 0 }).deliver(world.create(), ctx)
    expect(ctx.steps.map(({ name }) => name)).toEqual([
      'session',
      'bytes',
      'bytes',
      'bytes',
      'bytes',
      'upload',
      'playlist',
      'playlist-place',
    ])
  })

  it('goes on after a crash at any saved chunk without sending a stored byte again', async () => {
    // saves: session, four chunks, before the last chunk, after the video
    for (let nth = 1; nth <= 7; nth += 1) {
      const ctx = world.newContext()
      ctx.crashAtProgress(nth)
      expect(await thrownBy(world.channel.deliver(world.create(), ctx))).toBeInstanceOf(ProcessDied)
      ctx.restart()
      await world.channel.deliver(world.create(), ctx)
      const seen = await world.phases()
      expect({ nth, sent: seen.filter((phase) => !phase.startsWith('status')) }).toEqual({
        nth,
        sent: ['session 200', 'bytes 308', 'bytes 308', 'bytes 308', 'bytes 308', 'final 201'],
      })
      expect(seen.filter((phase) => phase.startsWith('status'))).toHaveLength(nth === 7 ? 0 : 1)
      expect(await world.videos()).toHaveLength(1)
      expect(await world.sha256AtYouTube()).toBe(world.film.sha256)
      await world.tearDown()
      world = await createWorld()
    }
  }, 60_000)

  it('takes over the video of a call whose outcome was never written', async () => {
    const ctx = world.newContext()
    ctx.crashAfter('upload')
    await thrownBy(world.channel.deliver(world.create(), ctx))
    ctx.restart()
    await world.channel.deliver(world.create(), ctx)
    expect(await world.videos()).toMatchObject([{ id: firstReceipt(ctx).externalId }])
  })

  it('asks the session when the final answer is lost, within the same step', async () => {
    const ctx = world.newContext()
    await world.arm({ kind: 'lost-answer', match: { phase: 'final' } })
    await world.channel.deliver(world.create(), ctx)
    expect((await world.phases()).slice(-2)).toEqual(['final 0', 'status 201'])
    expect(await world.videos()).toMatchObject([{ id: firstReceipt(ctx).externalId }])
  })

  it('goes on after a 5xx in the middle, before or after the chunk was stored', async () => {
    await world.arm({ kind: 'error-after', match: { phase: 'bytes' }, status: 503 })
    const after = world.newContext()
    await world.channel.deliver(world.create(), after)
    expect(await world.phases()).toEqual(['session 200', 'bytes 503', 'status 308', 'bytes 308', 'bytes 308', 'bytes 308', 'final 201'])

    await world.arm({ kind: 'error-before', match: { phase: 'bytes' }, status: 502 })
    const before = world.newContext()
    expect(await thrownBy(world.channel.deliver(world.create(), before))).toMatchObject({
      name: 'ChannelUnavailable',
      platform: { status: 502 },
    })
    await world.channel.deliver(world.create(), before)
    expect(before.steps.filter(({ name }) => name === 'session')).toHaveLength(1)
    expect(await world.videos()).toHaveLength(2)
  })

  it('goes on from the whole 256 KiB that were stored when the line breaks in a chunk', async () => {
    const channel = world.channelWith({ chunkBytes: 1024 * KIB })
    const ctx = world.newContext()
    await world.arm({ kind: 'drop-midway', match: { phase: 'bytes' }, bytes: 600 * KIB })
    await channel.deliver(world.create(), ctx)
    expect((await world.phases()).map((phase) => phase.split(' ')[0])).toEqual(['session', 'bytes', 'status', 'final'])
    expect(await world.sha256AtYouTube()).toBe(world.film.sha256)
  })

  it('that is too slow is cut, and goes on with what was stored; the last chunk too', async () => {
    for (const phase of ['bytes', 'final']) {
      await world.arm({ kind: 'slow', ms: 600, match: { phase } })
      const ctx = world.newContext()
      const error = await thrownBy(world.channelWith({ chunkMs: 150 }).deliver(world.create(), ctx))
      if (error !== null) expect(error).toMatchObject({ name: 'ChannelUnavailable', code: 'youtube.network' })
      await world.channel.deliver(world.create(), ctx)
      expect(await world.videos()).toMatchObject([{ id: firstReceipt(ctx).externalId }])
      expect(await world.sha256AtYouTube()).toBe(world.film.sha256)
      await world.tearDown()
      world = await createWorld()
    }
  })

  it('is unknown when the last bytes may be stored and nobody answers; the session then tells for certain', async () => {
    const ctx = world.newContext()
    await world.arm({ kind: 'lost-answer', match: { phase: 'final' } })
    await world.arm({ kind: 'error-before', match: { phase: 'status' }, status: 503 })
    expect(await thrownBy(world.channel.deliver(world.create(), ctx))).toMatchObject({ name: 'OutcomeUnknown' })
    const intent = ctx.unresolved(world.create())
    if (!intent) throw new Error('no intent')
    expect(await world.channel.find(intent, ctx)).toMatchObject({
      certain: true,
      complete: true,
      matches: [{ externalId: (await world.videos())[0]?.id }],
    })
  })
})

describe('a session that is gone', () => {
  const lost = { kind: 'google-error', status: 404, reason: 'notFound' }

  it('before the last bytes were sent is replaced by a new one at the next try', async () => {
    const ctx = world.newContext()
    await world.arm({ ...lost, match: { phase: 'bytes' } })
    expect(await thrownBy(world.channel.deliver(world.create(), ctx))).toMatchObject({
      code: 'youtube.session-lost',
      name: 'ChannelUnavailable',
    })
    await world.channel.deliver(world.create(), ctx)
    expect(ctx.steps.filter(({ name }) => name === 'session')).toHaveLength(2)
    expect(await world.videos()).toHaveLength(1)
  })

  it('while nobody was working is replaced in the same try', async () => {
    const ctx = world.newContext()
    ctx.crashAtProgress(2)
    await thrownBy(world.channel.deliver(world.create(), ctx))
    ctx.restart()
    await world.arm({ ...lost, match: { phase: 'status' } })
    await world.channel.deliver(world.create(), ctx)
    expect(await world.videos()).toHaveLength(1)
  })

  it('after the last bytes were sent is unknown, and the uploads list finds the video', async () => {
    const ctx = world.newContext()
    ctx.crashAfter('upload')
    await thrownBy(world.channel.deliver(world.create(), ctx))
    ctx.restart()
    await world.arm({ ...lost, match: { phase: 'status' }, times: 9 })
    expect(await thrownBy(world.channel.deliver(world.create(), ctx))).toMatchObject({ name: 'OutcomeUnknown' })
    const intent = ctx.unresolved(world.create())
    if (!intent) throw new Error('no intent')
    const found = await world.channel.find(intent, ctx)
    expect(found).toMatchObject({ complete: true, matches: [{ externalId: (await world.videos())[0]?.id }] })
    expect(found.certain).toBeUndefined()
    expect((await world.channel.find({ ...intent, knownIds: new Set([found.matches[0]?.externalId ?? '']) }, ctx)).matches).toEqual([])
  })

  it('is looked for once more before a second upload, even if the worker died before it could ask', async () => {
    const ctx = world.newContext()
    ctx.crashAfter('upload')
    await thrownBy(world.channel.deliver(world.create(), ctx))
    ctx.restart()
    await world.arm({ ...lost, match: { phase: 'status' }, times: 9 })
    ctx.crashAtProgress(1)
    expect(await thrownBy(world.channel.deliver(world.create(), ctx))).toBeInstanceOf(ProcessDied)
    ctx.restart()
    await world.channel.deliver(world.create(), ctx)
    expect(await world.videos()).toMatchObject([{ id: firstReceipt(ctx).externalId }])
  })

  it('and conclusively absent leads to one new upload', async () => {
    const ctx = world.newContext()
    await world.arm({ ...lost, match: { phase: 'final' } })
    expect(await thrownBy(world.channel.deliver(world.create(), ctx))).toMatchObject({ name: 'OutcomeUnknown' })
    const intent = ctx.unresolved(world.create())
    if (!intent) throw new Error('no intent')
    expect(await world.channel.find(intent, ctx)).toMatchObject({ matches: [], complete: true })
    ctx.absent()
    await world.channel.deliver(world.create(), ctx)
    expect(await world.videos()).toHaveLength(1)
  })

  it('another Item of ours in the list is not taken for it', async () => {
    const other = releaseOf({ film: world.film, documentId: 'doc-other' })
    await world.channel.deliver(world.create(other), world.newContext())
    const ctx = world.newContext()
    await world.arm({ ...lost, match: { phase: 'final' } })
    await thrownBy(world.channel.deliver(world.create(), ctx))
    const intent = ctx.unresolved(world.create())
    if (!intent) throw new Error('no intent')
    expect((await world.channel.find(intent, ctx)).matches).toEqual([])
  })

  it('is found behind a page of newer uploads, and a search that stopped early is not called complete', async () => {
    await world.tearDown()
    world = await createWorld({ filmBytes: KIB })
    const ctx = world.newContext()
    ctx.crashAfter('upload')
    await thrownBy(world.channel.deliver(world.create(), ctx))
    ctx.restart()
    const [ours] = await world.videos()
    for (let index = 0; index < 55; index += 1) {
      const other = releaseOf({ film: world.film, documentId: `other-${index}` })
      await world.channel.deliver(world.create(other), world.newContext())
    }
    await world.arm({ ...lost, match: { phase: 'status' }, times: 9 })
    await thrownBy(world.channel.deliver(world.create(), ctx))
    const intent = ctx.unresolved(world.create())
    if (!intent) throw new Error('no intent')
    expect(await world.channel.find(intent, ctx)).toMatchObject({ complete: true, matches: [{ externalId: ours?.id }] })
    expect(await world.channelWith({ maxPages: 1 }).find(intent, ctx)).toMatchObject({ complete: false, matches: [] })
  }, 30_000)
})
