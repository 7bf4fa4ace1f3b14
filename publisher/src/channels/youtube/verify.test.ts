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
    world = await createWorld({ sandbox: { delays: { youtubeProcessingMs: 150 } } })
    const ctx = world.newContext()
    await world.arm({ kind: 'processing-failed' })
    await world.channel.deliver(world.create(), ctx)
    expect(await world.verify({ ctx })).toMatchObject({ status: 'pending', lookAgainMs: 20 })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await thrownBy(world.verify({ ctx }))).toMatchObject({
      name: 'ItemRejected',
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
