import { createHash } from 'node:crypto'
import { bring, confirm } from '../conformance-worker'
import { fixedConnection } from '../connection'
import { createFacebookChannel } from './index'
import { only, scenes } from './testing/scenes'
import { openStage, reelRelease, type Stage } from './testing/stage'
import { store } from './testing/store'

let stage: Stage
let scene: ReturnType<typeof scenes>
beforeEach(async () => {
  stage = await openStage()
  scene = scenes(stage)
})
afterEach(() => stage.close())

describe('a reel', () => {
  it('goes up whole to the host that Facebook names, and is one public thing once it is finished', async () => {
    const release = reelRelease({ video: stage.film })
    const { externalId, url, data } = only((await scene.placed(release)).receipts)
    expect(await scene.phases()).toEqual(['reel-start', 'reel-bytes', 'reel-finish'])
    expect(await hashAtFacebook(externalId)).toBe(stage.film.sha256)
    expect(url).toContain(stage.sandbox.url)
    expect(data).toMatchObject({ form: 'reel', postId: expect.any(String) })
    expect((await stage.state()).posts).toHaveLength(1)
  })

  it('cut in the middle of its bytes goes on from what Facebook has', async () => {
    const release = reelRelease({ video: stage.film })
    const ctx = stage.context()
    await stage.arm({ kind: 'drop-midway', bytes: 120_000, match: { phase: 'reel-bytes' } })
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toMatchObject({ name: 'ChannelUnavailable' })
    await stage.channel.deliver(scene.create(release), ctx)
    await confirm({ world: scene.world(release), ctx, release })
    const offsets = ctx.steps.filter(({ name }) => name === 'bytes').map(({ request }) => request)
    expect(offsets).toMatchObject([{ offset: 0 }, { offset: 120_000 }])
    expect(await hashAtFacebook(only(ctx.receipts).externalId)).toBe(stage.film.sha256)
  })

  it.each([
    ['token-expired', { name: 'NotAuthorized', code: 'facebook.rupload.AuthenticationError', who: 'operator' }],
    ['error-before', { name: 'ChannelUnavailable', code: 'facebook.status' }],
  ])('whose bytes meet %s says who must act, and goes up once that is over', async (kind, expected) => {
    const release = reelRelease({ video: stage.film })
    const ctx = stage.context()
    await stage.arm({ kind, match: { phase: 'reel-bytes' } })
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toMatchObject(expected)
    await stage.channel.deliver(scene.create(release), ctx)
    await confirm({ world: scene.world(release), ctx, release })
    expect((await scene.phases()).filter((phase) => phase === 'reel-start')).toHaveLength(1)
  })

  it('whose finish is refused because the session is closed is looked for, and uploaded anew once it is surely absent', async () => {
    const release = reelRelease({ video: stage.film })
    const ctx = stage.context()
    await stage.arm({ kind: 'graph-error', code: 6000, subcode: 1363036, match: { phase: 'reel-finish' } })
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    await bring({ world: scene.world(release), ctx, plan: scene.create(release) })
    await confirm({ world: scene.world(release), ctx, release })
    expect((await scene.phases()).filter((phase) => phase === 'reel-start')).toHaveLength(2)
    expect((await stage.state()).posts).toHaveLength(1)
  })

  it('whose answer was lost is neither taken for absent nor sent again while Facebook is still at work on it', async () => {
    await stage.close()
    stage = await openStage({ delays: { facebookProcessingMs: 400 } })
    scene = scenes(stage)
    const release = reelRelease({ video: stage.film })
    const ctx = stage.context()
    await stage.arm({ kind: 'lost-answer', match: { phase: 'reel-finish' } })
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    const intent = ctx.unresolved({ release, rendition: stage.channel.render(release, []) })
    if (!intent) throw new Error('nothing to look for')
    expect(await stage.channel.find(intent, ctx)).toMatchObject({ matches: [], complete: false })
    await new Promise((resolve) => setTimeout(resolve, 500))
    const found = await stage.channel.find(intent, ctx)
    expect(found).toMatchObject({ matches: [{ key: 'video', data: { form: 'reel' } }], certain: true })
  })

  it('that Facebook has lost before it was finished is uploaded anew', async () => {
    const release = reelRelease({ video: stage.film })
    const ctx = stage.context()
    ctx.crashBefore('finish')
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toThrow('the process died')
    ctx.restart()
    ctx.absent()
    const [video] = (await stage.state()).videos
    await stage.channel.deliver({ action: 'remove' }, { ...stage.context(), progress: ctx.progress })
    await stage.channel.deliver(scene.create(release), ctx)
    await confirm({ world: scene.world(release), ctx, release })
    expect(only(ctx.receipts).externalId).not.toBe(video?.id)
  })

  it('taken down in mid-way leaves nothing on the Page', async () => {
    const ctx = stage.context()
    ctx.crashBefore('finish')
    await expect(stage.channel.deliver(scene.create(reelRelease({ video: stage.film })), ctx)).rejects.toThrow('the process died')
    ctx.restart()
    ctx.absent()
    await stage.channel.deliver({ action: 'remove' }, ctx)
    expect(await stage.state()).toMatchObject({ videos: [], posts: [] })
  })

  it('sends neither a byte nor the token to a host that is not configured', async () => {
    const settings = { ...stage.sandbox.facebook, ruploadUrl: 'https://rupload.facebook.com' }
    const channel = createFacebookChannel({
      connection: fixedConnection(settings),
      siteUrl: stage.siteUrl,
      mode: 'sandbox',
      looksMs: [0, 0],
    })
    await expect(channel.deliver(scene.create(reelRelease({ video: stage.film })), stage.context())).rejects.toMatchObject({
      name: 'ChannelUnavailable',
      code: 'facebook.upload-host',
    })
    expect(await scene.phases()).toEqual(['reel-start'])
  })

  it.each([
    [2, 'dài 2 giây'],
    [91, 'dài 91 giây'],
  ])('of %i seconds is refused before anything is sent, and says how to mend it', async (seconds, words) => {
    const video = await store({ mediaDir: stage.mediaDir, bytes: mp4(seconds), mime: 'video/mp4', ext: '.mp4' })
    await expect(stage.channel.deliver(scene.create(reelRelease({ video })), stage.context())).rejects.toMatchObject({
      name: 'ItemRejected',
      code: 'facebook.reel-length',
      message: expect.stringContaining(words),
    })
    expect(await stage.calls()).toEqual([])
  })

  it('of 90 seconds is taken', async () => {
    const video = await store({ mediaDir: stage.mediaDir, bytes: mp4(90), mime: 'video/mp4', ext: '.mp4' })
    await scene.placed(reelRelease({ video }))
    expect((await stage.state()).posts).toHaveLength(1)
  })

  it.each([
    ['lies on its side', 1920, 1080, 'phim đứng'],
    ['is square', 1080, 1080, 'phim đứng'],
    ['is too small', 360, 640, '540×960'],
  ])('that %s is refused long before, and says what it is', (_, width, height, words) => {
    const release = reelRelease({ video: stage.film })
    const video = { ...stage.film, width, height }
    const found = stage.channel.accepts({ ...release, video }).filter(({ level }) => level === 'error')
    expect(found).toMatchObject([{ field: 'video', message: expect.stringContaining(words) }])
    expect(stage.channel.accepts(release)).toEqual([])
  })
})

/** An MP4 whose head says how long it is. */
function mp4(seconds: number): Buffer {
  const mvhd = Buffer.alloc(108)
  mvhd.writeUInt32BE(108, 0)
  mvhd.write('mvhd', 4, 'latin1')
  mvhd.writeUInt32BE(1_000, 20)
  mvhd.writeUInt32BE(seconds * 1_000, 24)
  const moov = Buffer.alloc(8)
  moov.writeUInt32BE(8 + mvhd.length, 0)
  moov.write('moov', 4, 'latin1')
  const mdat = Buffer.alloc(4_000)
  mdat.writeUInt32BE(mdat.length, 0)
  mdat.write('mdat', 4, 'latin1')
  return Buffer.concat([moov, mvhd, mdat])
}

async function hashAtFacebook(videoId: string): Promise<string> {
  const response = await fetch(`${stage.sandbox.url}/media/video-${videoId}`, { signal: AbortSignal.timeout(5_000) })
  return createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex')
}
