import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createWorld, firstReceipt, thrownBy, type YouTubeWorld } from './testing/world'

let world: YouTubeWorld
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.tearDown())

describe('what is read back', () => {
  const live = async () => {
    const ctx = world.newContext()
    await world.channel.deliver(world.create(), ctx)
    ctx.setStatus({ externalId: firstReceipt(ctx).externalId, status: 'live' })
    return ctx
  }

  it('is pending while YouTube processes, then rejected with the reason when processing failed', async () => {
    await world.tearDown()
    world = await createWorld({ sandbox: { delays: { youtubeProcessingMs: 1_000 } } })
    const ctx = world.newContext()
    await world.arm({ kind: 'processing-failed' })
    await world.channel.deliver(world.create(), ctx)
    expect(await world.verify({ ctx })).toMatchObject({ status: 'pending', lookAgainMs: 20 })
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect(await thrownBy(world.verify({ ctx }))).toMatchObject({
      name: 'MadeInVain',
      code: 'youtube.failed.conversion',
      who: 'editor',
      help: 'Xuất lại MP4 (H.264, AAC), thay tệp, trình lại.',
    })
  })

  it('differs when somebody made a live video private or unlisted, or changed a text', async () => {
    const ctx = await live()
    const { externalId: id } = firstReceipt(ctx)
    for (const privacyStatus of ['private', 'unlisted']) {
      await world.byHand({ id, edit: { privacyStatus } })
      expect(await world.verify({ ctx })).toMatchObject({
        status: 'differs',
        differences: [{ field: 'privacyStatus', expected: 'public', found: privacyStatus }],
      })
    }
    await world.byHand({ id, edit: { privacyStatus: 'public', title: 'Ai đó sửa' } })
    expect(await world.verify({ ctx })).toMatchObject({ status: 'differs', differences: [{ field: 'title', found: 'Ai đó sửa' }] })
    await world.channel.deliver(world.update(world.release), ctx)
    expect(await world.verify({ ctx })).toMatchObject({ status: 'match' })
  })

  it('differs in what else the board chose, and only in that', async () => {
    const { release } = world
    const youtube = { ...release.plan.youtube, tags: ['việc làm', 'Đường về'], category: '29', madeForKids: true } as const
    const own = { ...release, aiGenerated: true, plan: { ...release.plan, youtube: { ...youtube, tags: [...youtube.tags] } } }
    const ctx = world.newContext()
    await world.channel.deliver(world.create(own), ctx)
    expect(await world.verify({ ctx, release: own })).toMatchObject({ status: 'match' })
    const { externalId: id } = firstReceipt(ctx)
    ctx.setStatus({ externalId: id, status: 'live' })
    const { title, description } = world.create(own).rendition
    const snippet = { title, description, categoryId: '22', tags: ['khác'] }
    const status = { privacyStatus: 'public', selfDeclaredMadeForKids: false, containsSyntheticMedia: false }
    await world.api({ method: 'PUT', path: 'videos?part=snippet,status', body: { id, snippet, status } })
    expect(await world.verify({ ctx, release: own })).toMatchObject({
      status: 'differs',
      differences: [
        { field: 'tags', expected: 'Đường về, việc làm', found: 'khác' },
        { field: 'categoryId', expected: '29', found: '22' },
        { field: 'selfDeclaredMadeForKids', expected: 'có', found: 'không' },
        { field: 'containsSyntheticMedia', expected: 'có', found: 'không' },
      ],
    })
    await world.channel.deliver(world.update(own), ctx)
    expect(await world.verify({ ctx, release: own })).toMatchObject({ status: 'match' })
    expect(await world.verify({ ctx })).toMatchObject({ status: 'differs', differences: [{ field: 'description' }] })
  })

  it('is gone when the video was deleted', async () => {
    const ctx = await live()
    await world.byHand({ id: firstReceipt(ctx).externalId, edit: { delete: true } })
    expect(await world.verify({ ctx })).toEqual({ status: 'gone' })
    expect(await world.channel.deliver(world.update(world.release), ctx)).toEqual({ partly: null })
  })

  it('blocks the channel when YouTube keeps new uploads private', async () => {
    await world.tearDown()
    world = await createWorld({ sandbox: { isLockedPrivate: true } })
    const ctx = world.newContext()
    await world.channel.deliver(world.create(), ctx)
    expect(await thrownBy(world.verify({ ctx }))).toMatchObject({ name: 'NotAuthorized', code: 'youtube.locked-private', who: 'operator' })
  })
})
