import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createWorld, firstReceipt, releaseOf, type YouTubeWorld } from './testing/world'

let world: YouTubeWorld
beforeEach(async () => {
  world = await createWorld({ filmBytes: 1024 })
})
afterEach(() => world.tearDown())

const deleting = () => world.channelWith({}, {}, { takedown: 'delete' })
const placed = async () => {
  const ctx = world.newContext()
  await world.channel.deliver(world.create(world.dressed), ctx)
  return ctx
}
const away = (ctx: Awaited<ReturnType<typeof placed>>) => deleting().verify(firstReceipt(ctx), null, ctx)

describe('a takedown that deletes', () => {
  it('leaves nothing of the video, and doing it twice is doing it once', async () => {
    const ctx = await placed()
    await deleting().deliver({ action: 'remove' }, ctx)
    await deleting().deliver({ action: 'remove' }, ctx)
    expect(await world.videos()).toEqual([])
    expect(await world.beside()).toMatchObject({ captions: [], playlistItems: [] })
    expect(await away(ctx)).toEqual({ status: 'gone' })
  })

  it('is not done while the video is only hidden, unless an earlier takedown has left it so', async () => {
    const ctx = await placed()
    await world.channel.deliver({ action: 'remove' }, ctx)
    expect(await away(ctx)).toMatchObject({ status: 'differs', differences: [{ expected: 'đã xóa', found: 'private' }] })
    ctx.setStatus({ externalId: firstReceipt(ctx).externalId, status: 'hidden' })
    expect(await away(ctx)).toEqual({ status: 'hidden' })
  })

  it('is repeated when its answer was lost', async () => {
    const ctx = await placed()
    await world.arm({ kind: 'lost-answer', match: { method: 'DELETE' } })
    await expect(deleting().deliver({ action: 'remove' }, ctx)).rejects.toMatchObject({ name: 'ChannelUnavailable' })
    await deleting().deliver({ action: 'remove' }, ctx)
    expect(await away(ctx)).toEqual({ status: 'gone' })
  })
})

describe('making a video anew', () => {
  const replaces = (isAsked: boolean, film = world.film) => {
    const { plan } = world.release
    const youtube = { ...plan.youtube, ...(isAsked ? { replace: true as const } : {}) }
    const release = { ...releaseOf({ film }), plan: { ...plan, youtube } }
    return world.channel.replaces?.({ release, previous: world.create().rendition, rendition: world.channel.render(release, []) })
  }

  it('is wanted when the plan says so and the film is another, and only then', () => {
    const other = { ...world.film, sha256: 'b'.repeat(64) }
    expect(replaces(true, other)).toBe(true)
    expect(replaces(false, other)).toBe(false)
    expect(replaces(true)).toBe(false)
  })
})
