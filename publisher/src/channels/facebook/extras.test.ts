import { z } from 'zod'
import { bring, confirm } from '../conformance-worker'
import { fixedConnection } from '../connection'
import { createFacebookChannel } from './index'
import { scenes } from './testing/scenes'
import { articleRelease, facebookPlan, openStage, videoRelease, type Stage } from './testing/stage'
import { store } from './testing/store'

let stage: Stage
let scene: ReturnType<typeof scenes>
beforeEach(async () => {
  stage = await openStage()
  scene = scenes(stage)
})
afterEach(() => stage.close())

const COMMENT = 'Bà con đọc thêm trên trang của chúng tôi.'
const withAll = () => {
  const { film: video, captions, pictures } = stage
  return videoRelease({ video, captions, cover: pictures[0] })
}
const sent = async (edge: string) => (await stage.calls()).filter(({ path }) => path.endsWith(edge)).length

describe('the cover and the captions of a film', () => {
  it('follow once the film is safe: the cover as preferred thumbnail, the captions as SubRip named by their language', async () => {
    const ctx = await scene.placed(withAll())
    const [video] = (await stage.state()).videos
    expect(video).toMatchObject({ thumbnailFile: expect.any(String), captions: [{ locale: 'vi_VN' }] })
    expect(ctx.steps.slice(-3).map(({ name, effect }) => [name, effect])).toEqual([
      ['finish', 'create'],
      ['thumbnail', 'repeatable'],
      ['captions', 'repeatable'],
    ])
  })

  it('are sent again when they change, and only then', async () => {
    const release = withAll()
    const ctx = await scene.placed(release)
    await stage.channel.deliver(scene.update(release, { ...release, title: 'Tên khác' }), ctx)
    expect([await sent('/thumbnails'), await sent('/captions')]).toEqual([1, 1])
    const changed = { ...release, cover: stage.pictures[1], captions: stage.otherCaptions }
    await stage.channel.deliver(scene.update(release, changed), ctx)
    await stage.channel.deliver(scene.update(changed, changed), ctx)
    expect([await sent('/thumbnails'), await sent('/captions')]).toEqual([2, 2])
  })

  it('reach a film whose own answer was lost', async () => {
    const release = withAll()
    const ctx = stage.context()
    await stage.arm({ kind: 'lost-answer', match: { phase: 'finish' } })
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    await bring({ world: scene.world(release), ctx, plan: scene.create(release) })
    await confirm({ world: scene.world(release), ctx, release })
    expect([await sent('/thumbnails'), await sent('/captions')]).toEqual([1, 1])
  })

  it.each([
    ['the cover', '/thumbnails$', 'ảnh đại diện'],
    ['the captions', '/captions$', 'phụ đề'],
  ])('refused by Facebook (%s) leave the film live, and it is said what it lacks', async (_, path, word) => {
    await stage.arm({ kind: 'graph-error', code: 100, match: { path } })
    const release = withAll()
    const ctx = stage.context()
    const { partly } = await stage.channel.deliver(scene.create(release), ctx)
    expect(partly).toContain(word)
    await confirm({ world: scene.world(release), ctx, release })
  })

  it('that nobody can read are not sent, and the film is live without them', async () => {
    const captions = await store({ mediaDir: stage.mediaDir, bytes: Buffer.from('lời bất kỳ'), mime: 'text/vtt', ext: '.vtt' })
    const { partly, againAt } = await stage.channel.deliver(scene.create({ ...withAll(), captions }), stage.context())
    expect(partly).toContain('tệp phụ đề không có câu nào đọc được')
    expect(againAt).toBeUndefined()
    expect(await sent('/captions')).toBe(0)
  })
})

describe('the first comment', () => {
  const release = () => articleRelease({ plan: facebookPlan({ firstComment: COMMENT }) })
  const comments = async () => (await stage.state()).comments.map(({ message }) => message)

  it('stands under the post by the Page itself, is changed with the plan, and goes when the plan drops it', async () => {
    const ctx = await scene.placed(release())
    expect(await comments()).toEqual([COMMENT])
    const other = { ...release(), plan: facebookPlan({ firstComment: 'Lời khác' }) }
    await stage.channel.deliver(scene.update(release(), other), ctx)
    await confirm({ world: scene.world(other), ctx, release: other })
    expect(await comments()).toEqual(['Lời khác'])
    await stage.channel.deliver(scene.update(other, articleRelease()), ctx)
    await confirm({ world: scene.world(articleRelease()), ctx, release: articleRelease() })
    expect(await comments()).toEqual([])
  })

  it('is not written twice where a restored database has forgotten it', async () => {
    const placed = await scene.placed(release())
    const ctx = stage.context()
    placed.receipts.filter(({ key }) => key === 'post').forEach(ctx.keep)
    await stage.channel.deliver(scene.update(release(), release()), ctx)
    expect(await comments()).toEqual([COMMENT])
    expect(ctx.receipts.map(({ key }) => key)).toEqual(['post', 'comment'])
  })

  it('that its permission is missing for leaves the post live, is said, and is tried again', async () => {
    const pageToken = await tokenWith(['pages_manage_posts', 'pages_read_engagement', 'pages_show_list'])
    const connection = fixedConnection({ ...stage.sandbox.facebook, pageToken })
    const channel = createFacebookChannel({ connection, siteUrl: stage.siteUrl, mode: 'sandbox', looksMs: [0, 0] })
    const ctx = stage.context()
    const plan = { action: 'create', release: release(), rendition: channel.render(release(), []) } as const
    const { partly, againAt } = await channel.deliver(plan, ctx)
    expect(partly).toContain('Bình luận đầu chưa có')
    expect(againAt && againAt > ctx.now()).toBe(true)
    expect((await stage.state()).posts).toHaveLength(1)
    expect(await channel.health(stage.context())).toMatchObject({ ok: true, missingPermissions: [] })
  })

  it('that Facebook does not take for what it says leaves the post live, and is not tried again by itself', async () => {
    await stage.arm({ kind: 'graph-error', code: 1346003, match: { method: 'POST', path: '/comments$' } })
    const { partly, againAt } = await stage.channel.deliver(scene.create(release()), stage.context())
    expect(partly).toContain('lạm dụng')
    expect(againAt).toBeUndefined()
  })

  it('waits with the whole channel when the token is dead', async () => {
    await stage.arm({ kind: 'token-expired', match: { method: 'POST', path: '/comments$' } })
    await expect(stage.channel.deliver(scene.create(release()), stage.context())).rejects.toMatchObject({ code: 'facebook.190.463' })
  })

  it('may have 8,000 characters', () => {
    const problems = (length: number) =>
      stage.channel
        .accepts({ ...release(), plan: facebookPlan({ firstComment: 'ờ'.repeat(length) }) })
        .filter(({ level }) => level === 'error')
    expect(problems(8_000)).toEqual([])
    expect(problems(8_001)).toMatchObject([{ field: 'plan.facebook.firstComment' }])
  })
})

/** A Page token of fewer permissions, from the sandbox's own door for that. */
async function tokenWith(scopes: readonly string[]): Promise<string> {
  const body = JSON.stringify({ type: 'PAGE', scopes })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${stage.sandbox.url}/hand/facebook/tokens`, { method: 'POST', headers, body })
  return z.object({ token: z.string() }).parse(await answer.json()).token
}
