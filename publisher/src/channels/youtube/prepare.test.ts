import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ProcessDied, type RecordingContext } from '../recording-context'
import { createWorld, firstReceipt, thrownBy, type YouTubeWorld } from './testing/world'

let world: YouTubeWorld
let ctx: RecordingContext
beforeEach(async () => {
  world = await createWorld()
  ctx = world.newContext()
})
afterEach(() => world.tearDown())

const prepare = (release = world.dressed) => {
  if (!world.channel.prepare) throw new Error('this channel prepares nothing')
  return world.channel.prepare(world.create(release), ctx)
}
const deliver = (release = world.dressed) => world.channel.deliver(world.create(release), ctx)
const stepsSince = (count: number) => ctx.steps.slice(count).map(({ name }) => name)

describe('what is done ahead of an embargo', () => {
  it('is the whole upload, its thumbnail and captions, and nobody can see any of it', async () => {
    await prepare()
    expect(await world.videos()).toMatchObject([{ privacyStatus: 'private', thumbnail: expect.any(String) }])
    expect(await world.beside()).toMatchObject({ captions: [{ language: 'vi' }], playlists: [], playlistItems: [] })
    expect(firstReceipt(ctx).data).toMatchObject({ isPrepared: true })
  })

  it('leaves one update and the playlist to the hour itself, as a create or as an update', async () => {
    for (const plan of [() => world.create(world.dressed), () => world.update(world.dressed)]) {
      await prepare()
      const before = ctx.steps.length
      expect(await world.channel.deliver(plan(), ctx)).toEqual({ partly: null })
      expect(stepsSince(before)).toEqual(['update', 'playlist', 'playlist-place'])
      expect(await world.videos()).toMatchObject([{ privacyStatus: 'public' }])
      expect(await world.verify({ ctx, release: world.dressed })).toMatchObject({ status: 'match' })
      await world.tearDown()
      world = await createWorld()
      ctx = world.newContext()
    }
  })

  it('may be repeated, and takes a newer text without showing it', async () => {
    await prepare()
    await prepare()
    const newer = { ...world.dressed, title: 'Tiêu đề mới' }
    await prepare(newer)
    expect(await world.videos()).toMatchObject([{ privacyStatus: 'private', title: 'Tiêu đề mới' }])
    await deliver(newer)
    expect(await world.videos()).toMatchObject([{ privacyStatus: 'public', title: 'Tiêu đề mới' }])
  })

  it('goes on where it was cut, and so does the hour itself, without sending a byte again', async () => {
    for (const nth of [1, 3, 6]) {
      ctx.crashAtProgress(nth)
      expect(await thrownBy(prepare())).toBeInstanceOf(ProcessDied)
      ctx.restart()
      await deliver()
      const sent = (await world.phases()).filter((phase) => !phase.startsWith('status'))
      expect(sent).toEqual(['session 200', 'bytes 308', 'bytes 308', 'bytes 308', 'bytes 308', 'final 201'])
      expect(await world.videos()).toMatchObject([{ privacyStatus: 'public' }])
      await world.tearDown()
      world = await createWorld()
      ctx = world.newContext()
    }
  })

  it('never takes from view what people may be watching, nor uploads again what is there', async () => {
    await deliver()
    await prepare({ ...world.dressed, title: 'Chưa tới giờ' })
    expect(await world.videos()).toMatchObject([{ privacyStatus: 'public', title: 'Ngày trở về' }])
    await world.channel.deliver({ action: 'remove' }, ctx)
    ctx.setStatus({ externalId: firstReceipt(ctx).externalId, status: 'hidden' })
    await prepare()
    expect(await world.videos()).toMatchObject([{ privacyStatus: 'private' }])
  })

  it('is taken down like anything else', async () => {
    await prepare()
    await world.channel.deliver({ action: 'remove' }, ctx)
    expect(await world.verify({ ctx, release: null })).toEqual({ status: 'hidden' })
  })

  it('says at the hour itself, not before, that an unaudited project keeps it private', async () => {
    await world.tearDown()
    world = await createWorld({ sandbox: { isLockedPrivate: true } })
    ctx = world.newContext()
    await prepare()
    expect(await thrownBy(deliver())).toMatchObject({ name: 'NotAuthorized', code: 'youtube.locked-private' })
  })
})
