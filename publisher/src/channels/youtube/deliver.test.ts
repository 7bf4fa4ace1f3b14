import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { Superseded } from '../recording-context'
import { createWorld, firstReceipt, releaseOf, thrownBy, type YouTubeWorld } from './testing/world'

let world: YouTubeWorld
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.tearDown())

describe('a newer Release', () => {
  const changed = () => releaseOf({ film: world.film, title: 'Tiêu đề mới', aiGenerated: true })

  it('that comes in mid-upload is uploaded with its own texts, once', async () => {
    const ctx = world.newContext()
    ctx.crashAtProgress(3)
    await thrownBy(world.channel.deliver(world.create(), ctx))
    ctx.restart()
    await world.channel.deliver(world.create(changed()), ctx)
    expect(await world.videos()).toMatchObject([{ title: 'Tiêu đề mới' }])
    expect(await world.videos()).toHaveLength(1)
  })

  it('that comes when the video was made unnoticed changes that video', async () => {
    const ctx = world.newContext()
    ctx.crashAfter('upload')
    await thrownBy(world.channel.deliver(world.create(), ctx))
    ctx.restart()
    await world.channel.deliver(world.create(changed()), ctx)
    expect(await world.videos()).toMatchObject([{ title: 'Tiêu đề mới', id: firstReceipt(ctx).externalId }])
  })

  it('changes only the parts that differ, and says that a new film stays behind', async () => {
    const ctx = world.newContext()
    await world.channel.deliver(world.create(), ctx)
    const calls = async () =>
      (await world.log()).filter(({ method, path }) => method === 'PUT' && path.endsWith('/youtube/v3/videos') && !path.includes('upload'))
        .length
    expect(await world.channel.deliver(world.update(world.release), ctx)).toEqual({ partly: null })
    expect(await calls()).toBe(0)
    const filmed = { ...changed(), video: { ...world.film, sha256: 'b'.repeat(64) } }
    expect(await world.channel.deliver(world.update(filmed), ctx)).toMatchObject({ partly: expect.stringContaining('giữ nguyên') })
    expect(await calls()).toBe(1)
    expect(await world.verify({ ctx, release: changed() })).toMatchObject({ status: 'match' })
  })

  it('with another film never becomes a second video, even as a create', async () => {
    const ctx = world.newContext()
    await world.channel.deliver(world.create(), ctx)
    const filmed = { ...changed(), video: { ...world.film, sha256: 'b'.repeat(64) } }
    expect(await world.channel.deliver(world.create(filmed), ctx)).toMatchObject({ partly: expect.stringContaining('giữ nguyên') })
    expect(await world.videos()).toMatchObject([{ title: 'Tiêu đề mới', id: firstReceipt(ctx).externalId }])
  })

  it('is uploaded anew where YouTube could not process the film, though it is the same one', async () => {
    const first = world.newContext()
    await world.channel.deliver(world.create(), first)
    const refused = firstReceipt(first)
    const next = world.newContext()
    next.keep(refused)
    next.setStatus({ externalId: refused.externalId, status: 'retiring' })
    await world.channel.deliver(world.create(), next)
    const made = next.receipts.filter(({ externalId }) => externalId !== refused.externalId)
    expect(made).toMatchObject([{ key: 'video', status: 'creating' }])
    expect(await world.videos()).toHaveLength(2)
  })

  it('takes away the tags the board has given up', async () => {
    const ctx = world.newContext()
    const { plan } = world.release
    const tagged = { ...world.release, plan: { ...plan, youtube: { ...plan.youtube, tags: ['việc làm'] } } }
    await world.channel.deliver(world.create(tagged), ctx)
    const tagsNow = () => world.api({ method: 'GET', path: `videos?part=snippet&id=${firstReceipt(ctx).externalId}` })
    expect(await tagsNow()).toMatchObject({ items: [{ snippet: { tags: ['việc làm'] } }] })
    const previous = world.create(tagged).rendition
    await world.channel.deliver({ action: 'update', release: world.release, rendition: world.create().rendition, previous }, ctx)
    expect(JSON.stringify(await tagsNow())).not.toContain('việc làm')
  })

  it('keeps what was set by hand and is no business of the plan', async () => {
    const ctx = world.newContext()
    await world.channel.deliver(world.create(), ctx)
    const { externalId: id } = firstReceipt(ctx)
    const { description } = world.create().rendition
    await world.api({
      method: 'PUT',
      path: 'videos?part=snippet,status',
      body: {
        id,
        snippet: { title: 'Ngày trở về', description, categoryId: '27', defaultLanguage: 'vi', tags: ['tái hòa nhập'] },
        status: { privacyStatus: 'private', publicStatsViewable: false, publishAt: '2030-01-01T00:00:00Z' },
      },
    })
    await world.channel.deliver(world.update(changed()), ctx)
    expect(await world.api({ method: 'GET', path: `videos?part=snippet,status&id=${id}` })).toMatchObject({
      items: [
        {
          snippet: { title: 'Tiêu đề mới', tags: ['tái hòa nhập'] },
          status: { privacyStatus: 'public', publicStatsViewable: false, containsSyntheticMedia: true },
        },
      ],
    })
  })
})

describe('a takedown', () => {
  it('hides the video, keeps it hidden on YouTube, and a later create shows the same one again', async () => {
    const ctx = world.newContext()
    await world.channel.deliver(world.create(), ctx)
    await world.channel.deliver({ action: 'remove' }, ctx)
    expect(await world.videos()).toMatchObject([{ privacyStatus: 'private', title: 'Ngày trở về' }])
    expect(await world.verify({ ctx, release: null })).toEqual({ status: 'hidden' })
    ctx.setStatus({ externalId: firstReceipt(ctx).externalId, status: 'hidden' })
    await world.channel.deliver(world.create(), ctx)
    expect(await world.videos()).toMatchObject([{ privacyStatus: 'public' }])
    expect(await world.verify({ ctx })).toMatchObject({ status: 'match' })
  })

  it('in the middle of an upload leaves nothing behind and forgets the session', async () => {
    const ctx = world.newContext()
    ctx.supersedeAtProgress(3)
    expect(await thrownBy(world.channel.deliver(world.create(), ctx))).toBeInstanceOf(Superseded)
    ctx.restart()
    await world.channel.deliver({ action: 'remove' }, ctx)
    expect(ctx.progress).toBeNull()
    expect(await world.videos()).toEqual([])
  })

  it('hides a video that was made unnoticed, found by its session or by the list', async () => {
    for (const isSessionGone of [false, true]) {
      const ctx = world.newContext()
      ctx.crashAfter('upload')
      await thrownBy(world.channel.deliver(world.create(), ctx))
      ctx.restart()
      if (isSessionGone) {
        await world.arm({ kind: 'google-error', status: 404, reason: 'notFound', match: { phase: 'status' }, times: 9 })
        expect(await thrownBy(world.channel.deliver({ action: 'remove' }, ctx))).toMatchObject({ name: 'OutcomeUnknown' })
      }
      await world.channel.deliver({ action: 'remove' }, ctx)
      expect(await world.videos()).toMatchObject([{ privacyStatus: 'private' }])
      expect(await world.verify({ ctx, release: null })).toEqual({ status: 'hidden' })
      await world.tearDown()
      world = await createWorld()
    }
  })

  it('of a video deleted by hand is done', async () => {
    const ctx = world.newContext()
    await world.channel.deliver(world.create(), ctx)
    await world.byHand({ id: firstReceipt(ctx).externalId, edit: { delete: true } })
    await world.channel.deliver({ action: 'remove' }, ctx)
    expect(await world.verify({ ctx, release: null })).toEqual({ status: 'gone' })
  })
})
