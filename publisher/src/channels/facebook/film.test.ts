import { createHash } from 'node:crypto'
import { bring, confirm } from '../conformance-worker'
import { only, scenes } from './testing/scenes'
import { openStage, videoRelease, type Stage } from './testing/stage'

let stage: Stage
let scene: ReturnType<typeof scenes>
const open = async (options: Parameters<typeof openStage>[0] = {}) => {
  stage = await openStage(options)
  scene = scenes(stage)
}
beforeEach(() => open())
afterEach(() => stage.close())

describe('a film', () => {
  it('arrives byte for byte, in the chunks that the server asked for', async () => {
    const ctx = await scene.placed(videoRelease({ video: stage.film }))
    const { externalId, url, data } = only(ctx.receipts)
    expect(await hashAtFacebook(externalId)).toBe(stage.film.sha256)
    expect(await scene.phases()).toEqual(['start', 'transfer', 'transfer', 'transfer', 'finish'])
    expect(url).toContain(stage.sandbox.url)
    expect(data).toMatchObject({ postId: expect.any(String) })
  })

  it('goes on from what the server has after a crash between effect and outcome', async () => {
    const release = videoRelease({ video: stage.film })
    const ctx = stage.context()
    ctx.crashAfter('transfer')
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toThrow('the process died')
    ctx.restart()
    await stage.channel.deliver(scene.create(release), ctx)
    // one chunk is offered again, refused with the right offset, and not stored twice
    expect(await scene.phases()).toEqual(['start', 'transfer', 'transfer', 'transfer', 'transfer', 'finish'])
  })

  it.each([6000, 1363036])('begins anew when the server no longer knows the session (%i)', async (code) => {
    const release = videoRelease({ video: stage.film })
    const ctx = stage.context()
    ctx.crashAtProgress(2)
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toThrow('the process died')
    ctx.restart()
    await stage.arm({ kind: 'graph-error', code, subcode: 1363036, match: { phase: 'transfer' } })
    await stage.channel.deliver(scene.create(release), ctx)
    await confirm({ world: scene.world(release), ctx, release })
    expect((await scene.phases()).filter((phase) => phase === 'start')).toHaveLength(2)
    expect((await stage.state()).posts).toHaveLength(1)
  })

  it('replaced before it was whole is uploaded from its first byte', async () => {
    const ctx = stage.context()
    ctx.crashAtProgress(2)
    await expect(stage.channel.deliver(scene.create(videoRelease({ video: stage.film })), ctx)).rejects.toThrow('the process died')
    ctx.restart()
    const release = videoRelease({ video: stage.otherFilm })
    await stage.channel.deliver(scene.create(release), ctx)
    await confirm({ world: scene.world(release), ctx, release })
    expect(await hashAtFacebook(only(ctx.receipts).externalId)).toBe(stage.otherFilm.sha256)
  })

  it('is compared by title and by description', async () => {
    const release = videoRelease({ video: stage.film })
    const ctx = await scene.placed(release)
    const differs = async (changes: Partial<typeof release>) => {
      const verified = await stage.channel.verify(only(ctx.receipts), stage.channel.render({ ...release, ...changes }, []), ctx)
      return verified.status === 'differs' ? verified.differences.map(({ field }) => field) : verified.status
    }
    const { plan } = release
    const ownText = { ...plan, facebook: { ...plan.facebook, message: 'Khác' } }
    expect(await differs({})).toBe('match')
    expect(await differs({ title: 'Khác' })).toEqual(['title', 'description'])
    expect(await differs({ plan: ownText })).toEqual(['description'])
  })

  it('gives up a session that never takes its chunk', async () => {
    const release = videoRelease({ video: stage.film })
    const ctx = stage.context()
    await stage.arm({ kind: 'graph-error', code: 100, subcode: 1363033, times: 3, match: { phase: 'transfer' } })
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toMatchObject({
        name: 'ChannelUnavailable',
        code: 'facebook.1363033',
      })
    }
    await stage.channel.deliver(scene.create(release), ctx)
    expect((await scene.phases()).filter((phase) => phase === 'start')).toHaveLength(2)
  })

  it('whose finish is refused because the session is closed is looked for, and uploaded anew once it is surely absent', async () => {
    const release = videoRelease({ video: stage.film })
    const ctx = stage.context()
    await stage.arm({ kind: 'graph-error', code: 6000, subcode: 1363036, match: { phase: 'finish' } })
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    await bring({ world: scene.world(release), ctx, plan: scene.create(release) })
    await confirm({ world: scene.world(release), ctx, release })
    expect((await scene.phases()).filter((phase) => phase === 'start')).toHaveLength(2)
    expect((await stage.state()).posts).toHaveLength(1)
  })

  it('that a restored database no longer knows is found by the link in its text, before anything is made again', async () => {
    const release = videoRelease({ video: stage.film })
    const made = only((await scene.placed(release)).receipts)
    await stage.channel.deliver(scene.create(videoRelease({ video: stage.otherFilm, slug: 'phim-khac' })), stage.context())
    const ctx = stage.context()
    const rendition = stage.channel.render(release, [])
    const intent = { deliveryId: 'd', step: 'find-first', request: null, sentAt: new Date(Date.now() - 86_400_000), release, rendition }
    const look = (knownIds: ReadonlySet<string>) => stage.channel.find({ ...intent, progress: null, knownIds }, ctx)
    expect(await look(new Set())).toMatchObject({ matches: [{ key: 'video', externalId: made.externalId }], complete: true })
    expect(await look(new Set([made.externalId]))).toMatchObject({ matches: [], complete: true })
  })

  it('whose upload Facebook does not know is not certainly absent, since "missing" may mean "not yours"', async () => {
    const release = videoRelease({ video: stage.film })
    const ctx = stage.context()
    ctx.crashBefore('finish')
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toThrow('the process died')
    ctx.restart()
    const intent = ctx.unresolved({ release, rendition: stage.channel.render(release, []) })
    if (!intent) throw new Error('nothing to look for')
    expect(await stage.channel.find(intent, ctx)).toMatchObject({ matches: [], complete: true, certain: true })
    await stage.arm({ kind: 'graph-error', code: 100, subcode: 33, match: { method: 'GET' } })
    const found = await stage.channel.find(intent, ctx)
    expect(found).toMatchObject({ matches: [], complete: true })
    expect(found.certain ?? false).toBe(false)
  })

  it('whose upload is taken down in mid-way leaves no session open', async () => {
    const ctx = stage.context()
    ctx.supersedeAtProgress(2)
    await expect(stage.channel.deliver(scene.create(videoRelease({ video: stage.film })), ctx)).rejects.toThrow('a removal is wanted')
    ctx.restart()
    expect((await stage.state()).videos).toHaveLength(1)
    await stage.channel.deliver({ action: 'remove' }, ctx)
    expect(await stage.state()).toMatchObject({ videos: [], posts: [] })
  })

  it('keeps its bytes when only another file would change it, and says so', async () => {
    const release = videoRelease({ video: stage.film })
    const ctx = await scene.placed(release)
    const other = { ...release, video: { ...stage.film, sha256: 'b'.repeat(64) } }
    const { partly } = await stage.channel.deliver(scene.update(release, other), ctx)
    expect(partly).toContain('phim giữ nguyên')
  })

  it('that somebody made private on the Page is shown again by the next update', async () => {
    const release = videoRelease({ video: stage.film })
    const ctx = await scene.placed(release)
    const receipt = only(ctx.receipts)
    await scene.byHand(receipt.externalId, { isPublished: false }, 'videos')
    const rendition = stage.channel.render(release, [])
    expect(await stage.channel.verify(receipt, rendition, ctx)).toMatchObject({
      status: 'differs',
      differences: [{ field: 'isPublished' }],
    })
    await stage.channel.deliver(scene.update(release, release), ctx)
    expect(await stage.channel.verify(receipt, rendition, ctx)).toMatchObject({ status: 'match' })
  })

  it('that is not in the store is no fault of Facebook: nothing is called and an operator is told', async () => {
    const release = videoRelease({ video: { ...stage.film, sha256: 'c'.repeat(64) } })
    const ctx = { ...stage.context(), media: { ...stage.media, has: async () => false } }
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toMatchObject({
      name: 'ChannelUnavailable',
      code: 'facebook.media-missing',
      who: 'operator',
    })
    expect(await stage.calls()).toEqual([])
  })

  it('being processed is pending, with a reason', async () => {
    await stage.close()
    await open({ delays: { facebookProcessingMs: 60_000 } })
    const release = videoRelease({ video: stage.film })
    const ctx = stage.context()
    await stage.channel.deliver(scene.create(release), ctx)
    expect(await stage.channel.verify(only(ctx.receipts), stage.channel.render(release, []), ctx)).toMatchObject({
      status: 'pending',
      note: 'Facebook đang xử lý phim.',
    })
  })
})

async function hashAtFacebook(videoId: string): Promise<string> {
  const response = await fetch(`${stage.sandbox.url}/media/video-${videoId}`, { signal: AbortSignal.timeout(5_000) })
  return createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex')
}
