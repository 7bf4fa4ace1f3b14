import type { Usage } from '../channel'
import { fixedConnection } from '../connection'
import { createFacebookChannel } from './index'
import { only, scenes } from './testing/scenes'
import { articleRelease, openStage, type Stage } from './testing/stage'
import type { Release } from '@hl/config/release'

let stage: Stage
let scene: ReturnType<typeof scenes>
const open = async (options: Parameters<typeof openStage>[0] = {}) => {
  stage = await openStage(options)
  scene = scenes(stage)
}
beforeEach(() => open())
afterEach(() => stage.close())

describe('a link post', () => {
  it('is posted only after its page was scraped, and nothing is posted while the page cannot be read', async () => {
    await stage.arm({ kind: 'graph-error', code: 1609005, match: { method: 'POST', path: '/v26.0/$' } })
    const ctx = stage.context()
    await expect(stage.channel.deliver(scene.create(articleRelease()), ctx)).rejects.toMatchObject({ code: 'facebook.1609005' })
    expect((await stage.state()).posts).toEqual([])
    await stage.channel.deliver(scene.create(articleRelease()), ctx)
    expect(ctx.steps.map(({ name, exclusive }) => [name, exclusive])).toEqual([
      ['scrape', false],
      ['scrape', false],
      ['post', true],
    ])
  })

  it('is scraped again when title or cover changed, and not for its text alone', async () => {
    const release = articleRelease()
    const ctx = await scene.placed(release)
    const names = () => ctx.steps.slice(2).map(({ name }) => name)
    const ownText = { ...release, plan: { ...release.plan, facebook: { ...release.plan.facebook, message: 'Mời bà con đọc.' } } }
    await stage.channel.deliver(scene.update(release, ownText), ctx)
    expect(names()).toEqual(['edit'])
    await stage.channel.deliver(scene.update(ownText, { ...ownText, title: 'Ngày về' }), ctx)
    expect(names()).toEqual(['edit', 'edit', 'scrape'])
  })

  it('keeps the link it was made with when the address changes, which is said and is as approved', async () => {
    const release = articleRelease()
    const moved = { ...release, slug: 'dia-chi-moi', formerSlugs: [release.slug], summary: 'Sapo mới.' }
    const ctx = await scene.placed(release)
    const { partly } = await stage.channel.deliver(scene.update(release, moved), ctx)
    expect(partly).toContain('tự chuyển đến địa chỉ mới')
    expect((await stage.state()).posts).toMatchObject([{ message: 'Sapo mới.' }])
    const verified = (to: Release) => stage.channel.verify(only(ctx.receipts), stage.channel.render(to, []), ctx)
    expect(await verified(moved)).toMatchObject({ status: 'match', baseline: { link: `${stage.siteUrl}/bai-viet/${release.slug}/` } })
    expect(await verified({ ...moved, formerSlugs: ['khac'] })).toMatchObject({ status: 'differs', differences: [{ field: 'link' }] })
  })

  it('that somebody changed on the Page is read as different, and an update with the same text repairs it', async () => {
    const release = articleRelease()
    const ctx = await scene.placed(release)
    const receipt = only(ctx.receipts)
    await scene.byHand(receipt.externalId, { message: 'Ai đó đã sửa' })
    const { rendition } = scene.update(release, release)
    expect(await stage.channel.verify(receipt, rendition, ctx)).toMatchObject({
      status: 'differs',
      differences: [{ field: 'message', found: 'Ai đó đã sửa' }],
    })
    await stage.channel.deliver(scene.update(release, release), ctx)
    expect(await stage.channel.verify(receipt, rendition, ctx)).toMatchObject({ status: 'match', baseline: { isPublished: true } })
  })

  it('is the same whatever form and white space Facebook keeps its text in', async () => {
    const release = articleRelease()
    const ctx = await scene.placed(release)
    const receipt = only(ctx.receipts)
    await scene.byHand(receipt.externalId, { message: '  Anh Nam mở xưởng mộc\r\nsau khi trở về quê. '.normalize('NFD') })
    expect(await stage.channel.verify(receipt, stage.channel.render(release, []), ctx)).toMatchObject({ status: 'match' })
  })

  it('that somebody deleted on the Page is not made again by an update: it is gone, and a person decides', async () => {
    const release = articleRelease()
    const ctx = await scene.placed(release)
    const receipt = only(ctx.receipts)
    await scene.byHand(receipt.externalId, { delete: true })
    await stage.channel.deliver(scene.update(release, { ...release, summary: 'Khác' }), ctx)
    expect((await stage.state()).posts).toEqual([])
    // what was just made may not be shown yet; what was seen live before is gone
    const made = { ...receipt, status: 'creating' } as const
    expect(await stage.channel.verify(made, stage.channel.render(release, []), ctx)).toMatchObject({ status: 'pending' })
    expect(await stage.channel.verify(receipt, stage.channel.render(release, []), ctx)).toEqual({ status: 'gone' })
    ctx.advance(61_000)
    expect(await stage.channel.verify(made, stage.channel.render(release, []), ctx)).toEqual({ status: 'gone' })
    await stage.channel.deliver({ action: 'remove' }, ctx)
  })

  it('that Facebook will not delete although it is still there needs an operator', async () => {
    const ctx = await scene.placed(articleRelease())
    await stage.arm({ kind: 'graph-error', code: 100, subcode: 33, match: { method: 'DELETE' } })
    await expect(stage.channel.deliver({ action: 'remove' }, ctx)).rejects.toMatchObject({
      name: 'NotAuthorized',
      code: 'facebook.delete-refused',
    })
  })

  it('of an older incarnation is removed by a removal but neither edited nor taken for the new one', async () => {
    const release = articleRelease()
    const old = await scene.placed(release)
    const ctx = { ...stage.context(), incarnation: 2, receipts: old.receipts }
    await stage.channel.deliver(scene.create({ ...release, summary: 'Bản mới' }), ctx)
    expect((await stage.state()).posts).toHaveLength(2)
    await stage.channel.deliver({ action: 'remove' }, ctx)
    expect((await stage.state()).posts.map(({ message }) => message)).toEqual(['Bản mới'])
  })
})

describe('looking for a lost post', () => {
  const lost = async (release: Release) => {
    const ctx = stage.context()
    await stage.arm({ kind: 'lost-answer', match: { method: 'POST', path: '/feed$' } })
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toMatchObject({ name: 'OutcomeUnknown', code: 'facebook.cut' })
    const intent = ctx.unresolved({ release, rendition: stage.channel.render(release, []) })
    if (!intent) throw new Error('nothing to look for')
    return { ctx, intent }
  }

  it('finds what a restored database no longer knows, before anything is made again', async () => {
    const release = articleRelease()
    const { ctx, intent } = await lost(release)
    const found = await stage.channel.find({ ...intent, step: 'find-first', request: null, progress: null }, ctx)
    expect(found).toMatchObject({ matches: [{ key: 'post' }], complete: true })
  })

  it('reads every page of the list', async () => {
    const release = articleRelease()
    const { ctx, intent } = await lost(release)
    for (let no = 0; no < 105; no += 1) {
      const other = articleRelease({ slug: `bai-${no}`, summary: `Bài số ${no}` })
      await stage.channel.deliver(scene.create(other), stage.context())
    }
    expect(await stage.channel.find(intent, ctx)).toMatchObject({ matches: [{ key: 'post' }], complete: true })
    expect(ctx.reads).toEqual(['published-posts', 'published-posts'])
  }, 30_000)

  it('finds nothing, though all was seen, when only other pages were posted or ours long before', async () => {
    const release = articleRelease()
    const { ctx, intent } = await lost(articleRelease({ slug: 'bai-khac' }))
    const rendition = stage.channel.render(release, [])
    expect(await stage.channel.find({ ...intent, release, rendition }, ctx)).toMatchObject({ matches: [], complete: true })
    const later = { ...intent, sentAt: new Date(Date.now() + 300_000) }
    expect(await stage.channel.find(later, ctx)).toMatchObject({ matches: [], complete: true })
  })

  it('lets the text decide between two posts of the same page, and offers both when it cannot', async () => {
    const release = articleRelease()
    const { ctx, intent } = await lost(release)
    await stage.channel.deliver(scene.create({ ...release, summary: 'Đăng tay bằng chính ứng dụng' }), stage.context())
    const [ours] = (await stage.state()).posts
    expect((await stage.channel.find(intent, ctx)).matches).toMatchObject([{ externalId: ours?.id }])
    const unlike = {
      kind: 'link' as const,
      message: 'Khác cả hai',
      link: `${stage.siteUrl}/bai-viet/ngay-tro-ve/`,
      formerLinks: [],
      card: { title: '', summary: '', cover: null },
    }
    expect((await stage.channel.find({ ...intent, rendition: unlike }, ctx)).matches).toHaveLength(2)
  })

  it('does not see a post that the list does not show yet, and finds it later', async () => {
    await stage.close()
    await open({ delays: { facebookListMs: 300 } })
    const { ctx, intent } = await lost(articleRelease())
    expect(await stage.channel.find(intent, ctx)).toMatchObject({ matches: [], complete: true })
    await new Promise((resolve) => setTimeout(resolve, 350))
    expect((await stage.channel.find(intent, ctx)).matches).toHaveLength(1)
  })

  it('starts when Facebook says that the very same was just posted', async () => {
    const release = articleRelease()
    await scene.placed(release)
    const again = stage.channel.deliver(scene.create(release), stage.context())
    await expect(again).rejects.toMatchObject({ name: 'OutcomeUnknown', code: 'facebook.506' })
  })
})

describe('health', () => {
  it('tells that the token is no longer valid', async () => {
    const settings = { ...stage.sandbox.facebook, pageToken: 'EAAexpired' }
    const channel = createFacebookChannel({ connection: fixedConnection(settings), siteUrl: stage.siteUrl, mode: 'real', looksMs: [0, 0] })
    expect(await channel.health(stage.context())).toMatchObject({
      ok: false,
      mode: 'real',
      summary: expect.stringContaining('mất kết nối'),
    })
  })

  it('names the Page and says that it is the stand-in', async () => {
    expect(await stage.channel.health(stage.context())).toEqual({
      ok: true,
      mode: 'sandbox',
      summary: 'Fanpage "Con đường hướng thiện" đang kết nối (môi trường thử).',
      account: { id: expect.any(String), name: 'Con đường hướng thiện', url: expect.stringContaining('/fanpage') },
      facts: [expect.objectContaining({ code: 'facebook.page-published', level: 'fine' })],
      grantedPermissions: expect.arrayContaining(['pages_manage_posts', 'pages_read_engagement', 'pages_show_list']),
      tokenExpiresAt: null,
      missingPermissions: [],
    })
  })

  it('sees a Page that is hidden from the public, and what the headers say of its limits', async () => {
    const change = { isPublished: false, usedPercent: 97, waitMinutes: 19 }
    await fetch(`${stage.sandbox.url}/hand/facebook/page`, { method: 'POST', body: JSON.stringify(change) })
    const seen: Usage[] = []
    const ctx = Object.assign(stage.context(), { noteUsage: (usage: Usage) => void seen.push(usage) })
    expect(await stage.channel.health(ctx)).toMatchObject({ ok: true, facts: [{ code: 'facebook.page-published', level: 'wrong' }] })
    expect(seen.at(-1)).toMatchObject({ percent: 97 })
    expect(Math.round((Number(seen.at(-1)?.regainAt) - ctx.now().getTime()) / 60_000)).toBe(19)
    await fetch(`${stage.sandbox.url}/hand/facebook/page`, {
      method: 'POST',
      body: JSON.stringify({ isPublished: true, usedPercent: 1, waitMinutes: 0 }),
    })
  })

  it('answers instead of throwing while Facebook cannot be reached', async () => {
    await stage.arm({ kind: 'error-before', status: 503 })
    expect(await stage.channel.health(stage.context())).toMatchObject({ ok: false, summary: expect.stringContaining('Facebook') })
  })
})
