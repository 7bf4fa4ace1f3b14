/** Somebody edits, hides, unpublishes and deletes on the platforms and on the disk; the drift check finds it, an operator puts it right. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { candidatesSchema, channelCheckSchema, deliveryDetailSchema, rebuildSchema } from '@hl/config/monitor-delivery'
import type { Release } from '@hl/config/release'
import { itemPath, type ChannelId } from '@hl/config/words'
import { countSeen, once } from './testing/once'
import type { Scene } from './testing/scene'
import { usePostgres } from './testing/use-postgres'
import { waitFor } from './testing/wait-for'

const postgres = usePostgres()
const SETTINGS = { DRIFT_CONFIRM_MS: '400' }

const detailOf = async (scene: Scene, { documentId }: Release, channel: ChannelId) => {
  const shown = await scene.deliveries().one({ documentId, channel })
  return scene.deliveries().read(deliveryDetailSchema, `/deliveries/${shown?.id}`)
}
const postOf = async (scene: Scene, release: Release) =>
  (await scene.platforms.state()).facebook.posts.find((post) => post.link?.endsWith(itemPath(release)))?.id ?? ''

async function check(scene: Scene, channel: ChannelId): Promise<void> {
  expect(await scene.deliveries().post(`/channels/${channel}/check`, {})).toBe(202)
  await waitFor({
    what: `the look at ${channel} to end`,
    withinMs: 10_000,
    isTrue: async () => !(await scene.deliveries().read(channelCheckSchema, `/channels/${channel}/check`)).isRunning,
  })
}

async function repair(scene: Scene, release: Release, channel: ChannelId): Promise<void> {
  const { id, version } = await detailOf(scene, release, channel)
  expect(await scene.deliveries().post(`/deliveries/${id}/repair`, { expected: version })).toBe(200)
}

test('what is edited, hidden, unpublished or deleted by hand is found after two looks, named, and put right without a double', async () => {
  const scene = await postgres.open('drift', { environment: SETTINGS })
  await scene.start()
  const { items, platforms } = scene
  const [edited, hidden, unpublished, deleted] = ['sua', 'an', 'riengtu', 'xoa'].map((documentId) => items.article(documentId))
  const film = items.video('phim', {})
  const deletedFilm = items.video('phimxoa', { no: 2 })
  if (!edited || !hidden || !unpublished || !deleted) throw new Error('no Items')
  const releases = [edited, hidden, unpublished, deleted, film, deletedFilm]
  for (const release of releases) await scene.approve(release)
  await scene.untilLive({ releases, withinMs: 30_000 })
  const videoOf = async ({ title }: Release) => (await platforms.state()).youtube.videos.find((video) => video.title === title)?.id
  const [video, deletedVideo] = [await videoOf(film), await videoOf(deletedFilm)]

  await platforms.hand(`facebook/posts/${await postOf(scene, edited)}`, { message: 'Người khác sửa' })
  await platforms.hand(`facebook/posts/${await postOf(scene, hidden)}`, { isHidden: true })
  await platforms.hand(`facebook/posts/${await postOf(scene, unpublished)}`, { isPublished: false })
  await platforms.hand(`facebook/posts/${await postOf(scene, deleted)}`, { delete: true })
  await platforms.hand(`youtube/videos/${video}`, { title: 'Tên khác', privacyStatus: 'private' })
  await platforms.hand(`youtube/videos/${deletedVideo}`, { delete: true })
  for (const channel of ['facebook', 'youtube'] as const) await check(scene, channel)

  const facebook = [edited, hidden, unpublished, deleted]
  for (const { documentId } of facebook) await scene.untilState({ states: ['drift'], withinMs: 10_000, documentId, channels: ['facebook'] })
  for (const { documentId } of [film, deletedFilm])
    await scene.untilState({ states: ['drift'], withinMs: 10_000, documentId, channels: ['youtube'] })
  const named = await Promise.all(facebook.map(async (release) => (await detailOf(scene, release, 'facebook')).drift))
  expect(named.map((drift) => [drift?.isGone, drift?.differences.map(({ field }) => field)])).toEqual([
    [false, ['message']],
    [false, ['isHidden']],
    [false, ['isPublished']],
    [true, ['post']],
  ])
  expect((await detailOf(scene, film, 'youtube')).drift?.differences.map(({ field }) => field)).toEqual(['title', 'privacyStatus'])

  expect((await detailOf(scene, deletedFilm, 'youtube')).drift).toMatchObject({ isGone: true })

  for (const release of facebook) await repair(scene, release, 'facebook')
  for (const release of [film, deletedFilm]) await repair(scene, release, 'youtube')
  await scene.untilLive({ releases, withinMs: 20_000 })
  expect(await countSeen(scene, releases)).toEqual(once(releases))
  const anew = await detailOf(scene, deleted, 'facebook')
  expect(anew.receipts.map(({ status, incarnation }) => [status, incarnation])).toEqual([
    ['live', 2],
    ['gone', 1],
  ])
  expect(anew.timeline[0]).toMatchObject({ by: { action: 'delivery.repair' } })
  expect(anew.timeline.flatMap(({ steps }) => steps).find(({ name }) => name === 'post')).toMatchObject({ httpStatus: 200 })
}, 90_000)

test('a page that was changed on the disk is told before it is repaired, and lists are simply written again', async () => {
  const scene = await postgres.open('site', { environment: SETTINGS })
  await scene.start()
  const article = scene.items.article('trang')
  await scene.approve(article)
  await scene.untilLive({ releases: [article], withinMs: 15_000 })
  const page = join(scene.siteDir, itemPath(article), 'index.html')
  // its pictures are made behind the publishing, and the page written again with each
  const isWhole = async () => /\/media\/share-[^]*image\/avif/.test(await readFile(page, 'utf8'))
  await waitFor({ what: 'its pictures', withinMs: 20_000, isTrue: isWhole })
  const approved = await readFile(page, 'utf8')
  await writeFile(page, '<p>Bị thay</p>')
  await rm(`${page}.gz`, { force: true })
  await rm(`${page}.br`, { force: true })
  await rm(join(scene.siteDir, 'rss.xml'))
  await check(scene, 'website')
  await scene.untilState({ states: ['drift'], withinMs: 10_000, documentId: article.documentId, channels: ['website'] })
  expect(await readFile(join(scene.siteDir, 'rss.xml'), 'utf8')).toContain(article.title)
  await repair(scene, article, 'website')
  await scene.untilLive({ releases: [article], withinMs: 10_000 })
  expect(await readFile(page, 'utf8')).toBe(approved)

  await writeFile(page, '<p>Bị thay lần nữa</p>')
  expect(await scene.deliveries().post('/site/rebuild', {})).toBe(202)
  const rebuilt = () => scene.deliveries().read(rebuildSchema, '/site/rebuild')
  await waitFor({ what: 'the rebuild', withinMs: 15_000, isTrue: async () => !(await rebuilt()).isRunning })
  expect(await rebuilt()).toMatchObject({ problem: null, by: 'Vận hành' })
  expect((await rebuilt()).done).toBeGreaterThan(5)
  expect(await readFile(page, 'utf8')).toBe(approved)
}, 60_000)

test('a lost post is pointed at among the newest of the Page, or by its pasted link; a link to elsewhere is refused', async () => {
  const scene = await postgres.open('pointing', { environment: SETTINGS })
  await scene.start()
  const releases = ['motbai', 'haibai'].map((documentId) => scene.items.article(documentId))
  // one after the other, so that the Page's order is known
  for (const release of releases) {
    await scene.approve(release)
    await scene.untilState({ states: ['live', 'skipped'], withinMs: 15_000, documentId: release.documentId })
  }
  const [one, two] = releases
  if (!one || !two) throw new Error('no Items')
  for (const release of releases) await forget(scene, release)

  const first = await detailOf(scene, one, 'facebook')
  const { sent, candidates, absentFrom } = await scene.deliveries().read(candidatesSchema, `/deliveries/${first.id}/candidates`)
  expect(sent.link).toContain(itemPath(one))
  // the two went out side by side, so either may be the newer
  const [own, other] = [...candidates].sort((a, b) => Number(b.isLikely) - Number(a.isLikely))
  expect([own, other].map((candidate) => [candidate?.isLikely, candidate?.isTaken])).toEqual([
    [true, false],
    [false, false],
  ])
  // the look's time after the call's deadline has not come yet
  expect(absentFrom).not.toBeNull()
  const resolve = (of: { id: string; version: number }, what: object) =>
    scene.deliveries().post(`/deliveries/${of.id}/resolve`, { expected: of.version, as: 'present', ...what })
  expect(await resolve(first, { id: own?.id })).toBe(200)

  const second = await detailOf(scene, two, 'facebook')
  expect(await resolve(second, { url: 'https://www.facebook.com/kenhkhac/posts/123456789' })).toBe(422)
  expect(await resolve(second, { id: own?.id })).toBe(422)
  expect(await resolve(second, { url: other?.url })).toBe(200)
  await scene.untilLive({ releases, withinMs: 15_000 })
  expect(await countSeen(scene, releases)).toEqual(once(releases))
}, 60_000)

/** As if the answer to the post had been lost and never been found. */
async function forget(scene: Scene, { documentId }: Release): Promise<void> {
  const of = `(select id from delivery where document_id = $1 and channel = 'facebook')`
  await scene.pool.query(`delete from receipt where delivery_id = ${of}`, [documentId])
  await scene.pool.query(`update step set result = 'unknown', answer = null where delivery_id = ${of} and effect = 'create'`, [documentId])
  await scene.pool.query(
    `update delivery set state = 'unknown', live_release = null, live_at = null, applied_seq = 0, sent_seq = 0, due_at = null where id = ${of}`,
    [documentId],
  )
}
