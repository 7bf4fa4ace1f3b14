import { createHmac } from 'node:crypto'
import sharp from 'sharp'
import { bring, confirm } from '../conformance-worker'
import { only, scenes } from './testing/scenes'
import { articleRelease, facebookPlan, openStage, photoRelease, type Stage } from './testing/stage'
import { store } from './testing/store'

let stage: Stage
let scene: ReturnType<typeof scenes>
beforeEach(async () => {
  stage = await openStage()
  scene = scenes(stage)
})
afterEach(() => stage.close())

const uploads = async () => (await stage.calls()).filter(({ method, path }) => method === 'POST' && path.endsWith('/photos')).length

describe('a post of pictures', () => {
  it('shows the cover and the pictures of the text, each once, in their order and with their descriptions', async () => {
    const [first, second, third] = stage.pictures
    const release = photoRelease({ pictures: [first, second, first, third] })
    const receipt = only((await scene.placed(release)).receipts)
    const { photos, posts } = await stage.state()
    expect(photos.map(({ alt, mime }) => [alt, mime])).toEqual([
      ['Ảnh màu red', 'image/jpeg'],
      ['Ảnh màu green', 'image/jpeg'],
      ['Ảnh màu blue', 'image/jpeg'],
    ])
    expect(photos.every(({ postId }) => postId === receipt.externalId)).toBe(true)
    expect(receipt.data).toMatchObject({ form: 'photos', photoIds: photos.map(({ id }) => id) })
    expect(posts[0]?.message).toMatch(/Xem đầy đủ: http.*\/bai-viet\/ngay-tro-ve\/\n\nMã: CDHT-[0-9A-F]{10}$/)
  })

  it('of one picture goes the same way, and of more than ten shows ten', async () => {
    const one = only((await scene.placed(photoRelease({ pictures: [stage.pictures[0]] }))).receipts)
    expect(one.data).toMatchObject({ photoIds: [expect.any(String)] })
    const many = await Promise.all(Array.from({ length: 12 }, (_, no) => picture(no)))
    const release = photoRelease({ pictures: many, documentId: 'bai-2' })
    expect(only((await scene.placed(release)).receipts).data?.photoIds).toHaveLength(10)
  })

  it('is nothing anybody sees until all pictures are there, and a crash uploads none of them again', async () => {
    const release = photoRelease({ pictures: stage.pictures })
    const ctx = stage.context()
    ctx.crashAtProgress(2)
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toThrow('the process died')
    expect((await stage.state()).posts).toEqual([])
    ctx.restart()
    await bring({ world: scene.world(release), ctx, plan: scene.create(release) })
    await confirm({ world: scene.world(release), ctx, release })
    expect(await uploads()).toBe(3)
  })

  it('uploads again a picture that Facebook did not keep, and deletes one that is not wanted any more', async () => {
    const [first, second, third] = stage.pictures
    const ctx = stage.context()
    ctx.crashAtProgress(2)
    await expect(stage.channel.deliver(scene.create(photoRelease({ pictures: [first, second] })), ctx)).rejects.toThrow('died')
    ctx.restart()
    const [kept] = (await stage.state()).photos
    await byOwnToken(kept?.id ?? '')
    const release = photoRelease({ pictures: [first, third] })
    await stage.channel.deliver(scene.create(release), ctx)
    const { photos } = await stage.state()
    expect(photos.map(({ alt }) => alt).sort()).toEqual(['Ảnh màu blue', 'Ảnh màu red'])
  })

  it('whose answer was lost is known by its code line, whatever its text, and adopted with its pictures', async () => {
    const release = photoRelease({ pictures: stage.pictures, plan: facebookPlan({ message: 'Mời bà con xem ảnh.' }) })
    const ctx = stage.context()
    await stage.arm({ kind: 'lost-answer', match: { method: 'POST', path: '/feed$' } })
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    const [post] = (await stage.state()).posts
    await scene.byHand(post?.id ?? '', { message: `${post?.message} (sửa tay)` })
    await bring({ world: scene.world(release), ctx, plan: scene.create(release) })
    expect(only(ctx.receipts)).toMatchObject({ externalId: post?.id, data: { photoIds: expect.any(Array) } })
    expect((await stage.state()).posts).toHaveLength(1)
  })

  it('is not sent twice even when it was not found: Facebook knows the pictures, and it is looked for again', async () => {
    const release = photoRelease({ pictures: stage.pictures })
    const ctx = stage.context()
    await stage.arm({ kind: 'lost-answer', match: { method: 'POST', path: '/feed$' } })
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    const intent = ctx.unresolved({ release, rendition: stage.channel.render(release, []) })
    expect(intent && (await stage.channel.find({ ...intent, knownIds: new Set() }, ctx)).keepsProgress).toBe(true)
    ctx.absent()
    const again = stage.channel.deliver(scene.create({ ...release, summary: 'Lời khác.' }), ctx)
    await expect(again).rejects.toMatchObject({ name: 'OutcomeUnknown', code: 'facebook.1366051' })
    expect([(await stage.state()).posts.length, await uploads()]).toEqual([1, 3])
  })

  it('keeps its pictures when they change, and says so', async () => {
    const [first, second, third] = stage.pictures
    const release = photoRelease({ pictures: [first, second] })
    const ctx = await scene.placed(release)
    const changed = { ...photoRelease({ pictures: [first, third] }), summary: 'Sapo mới.' }
    const { partly } = await stage.channel.deliver(scene.update(release, changed), ctx)
    expect(partly).toContain('ảnh và mô tả ảnh giữ nguyên')
    expect((await stage.state()).posts[0]?.message).toContain('Sapo mới.')
    expect(await stage.channel.verify(only(ctx.receipts), stage.channel.render(changed, []), ctx)).toMatchObject({ status: 'match' })
  })

  it('keeps its form when the plan asks for another, and says so', async () => {
    const release = photoRelease({ pictures: stage.pictures })
    const ctx = await scene.placed(release)
    const linked = articleRelease({ cover: stage.pictures[0], summary: 'Sapo mới.' })
    const { partly } = await stage.channel.deliver(scene.update(release, linked), ctx)
    expect(partly).toContain('dạng bài giữ nguyên')
    expect(await stage.channel.verify(only(ctx.receipts), stage.channel.render(linked, []), ctx)).toMatchObject({ status: 'match' })
  })

  it('from which somebody took a picture on the Page is read as different', async () => {
    const release = photoRelease({ pictures: stage.pictures })
    const ctx = await scene.placed(release)
    await byOwnToken((await stage.state()).photos[0]?.id ?? '')
    expect(await stage.channel.verify(only(ctx.receipts), stage.channel.render(release, []), ctx)).toMatchObject({
      status: 'differs',
      differences: [{ field: 'photos', expected: '3 ảnh', found: '2 ảnh' }],
    })
  })

  it('leaves no picture behind, taken down after it was posted or in mid-way', async () => {
    const release = photoRelease({ pictures: stage.pictures })
    const placed = await scene.placed(release)
    await stage.channel.deliver({ action: 'remove' }, placed)
    expect(await stage.state()).toMatchObject({ posts: [], photos: [] })
    const ctx = stage.context()
    ctx.crashAtProgress(2)
    await expect(stage.channel.deliver(scene.create(release), ctx)).rejects.toThrow('the process died')
    ctx.restart()
    await stage.channel.deliver({ action: 'remove' }, ctx)
    expect(await stage.state()).toMatchObject({ posts: [], photos: [] })
  })

  it('with a file that is no picture is refused before anything is sent, and says whose the mend is', async () => {
    const broken = await store({ mediaDir: stage.mediaDir, bytes: Buffer.from('không phải ảnh'), mime: 'image/png', ext: '.png' })
    const ctx = stage.context()
    await expect(stage.channel.deliver(scene.create(photoRelease({ pictures: [broken] })), ctx)).rejects.toMatchObject({
      name: 'ItemRejected',
      code: 'facebook.picture-unreadable',
      who: 'editor',
    })
    expect(await stage.calls()).toEqual([])
  })
})

async function picture(no: number) {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: { r: no, g: 90, b: 200 } } })
    .png()
    .toBuffer()
  return store({ mediaDir: stage.mediaDir, bytes, mime: 'image/png', ext: '.png', alt: `Ảnh ${no}` })
}

/** Deletes a picture with the Page's own token, as the Page's owner would. */
async function byOwnToken(id: string) {
  const { graphUrl, apiVersion, pageToken, appSecret } = stage.sandbox.facebook
  const proof = createHmac('sha256', appSecret).update(pageToken).digest('hex')
  await fetch(`${graphUrl}/${apiVersion}/${id}?appsecret_proof=${proof}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${pageToken}` },
  })
}
