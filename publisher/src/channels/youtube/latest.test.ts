import { createWorld, firstReceipt, type YouTubeWorld } from './testing/world'

let world: YouTubeWorld
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.tearDown())

async function placed() {
  const ctx = world.newContext()
  await world.channel.deliver(world.create(), ctx)
  ctx.setStatus({ externalId: firstReceipt(ctx).externalId, status: 'live' })
  return { ctx, id: firstReceipt(ctx).externalId }
}

it('shows the newest uploads with what a person would recognise them by', async () => {
  const { ctx, id } = await placed()
  expect(await world.channel.latest?.(ctx)).toEqual([
    expect.objectContaining({
      id,
      text: expect.stringContaining(world.release.title),
      url: firstReceipt(ctx).url,
      createdAt: expect.any(Date),
    }),
  ])
})

it('knows a video of ours by any form of its link, and nobody else’s', async () => {
  const { ctx, id } = await placed()
  for (const ref of [id, `https://www.youtube.com/watch?v=${id}&t=3s`, `https://youtu.be/${id}`, `https://youtube.com/shorts/${id}`])
    expect((await world.channel.identify?.(ref, ctx))?.id).toBe(id)
  expect(await world.channel.identify?.('https://youtu.be/khongcophim', ctx)).toBeNull()
  expect(await world.channelWith({}, { channelId: 'UCkhac' }).identify?.(id, ctx)).toBeNull()
})

it('reads many back in one call, each on its own', async () => {
  const { ctx, id } = await placed()
  const rendition = world.channel.render(world.release, [])
  const gone = { ...firstReceipt(ctx), externalId: 'khongcophim' }
  const before = (await world.log()).length
  const verified = await world.channel.verifyMany?.(
    [
      { receipt: gone, rendition },
      { receipt: firstReceipt(ctx), rendition },
    ],
    ctx,
  )
  expect(verified).toEqual([{ status: 'gone' }, expect.objectContaining({ status: 'match' })])
  expect((await world.log()).slice(before).filter(({ path }) => path.includes('/videos'))).toHaveLength(1)
  await world.byHand({ id, edit: { title: 'Tên khác' } })
  expect(await world.channel.verifyMany?.([{ receipt: firstReceipt(ctx), rendition }], ctx)).toEqual([
    expect.objectContaining({ status: 'differs', differences: [expect.objectContaining({ field: 'title', found: 'Tên khác' })] }),
  ])
})
