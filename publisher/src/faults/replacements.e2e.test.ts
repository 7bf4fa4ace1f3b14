/** A film and a link are made anew on both platforms while their publisher dies, first with both standing, then with the old one on its way out. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deliveryDetailSchema } from '@hl/config/monitor-delivery'
import { releaseSchema, replacing, type Release } from '@hl/config/release'
import { itemPath, type ChannelId } from '@hl/config/words'
import { countSeen, once } from './testing/once'
import type { Scene } from './testing/scene'
import { usePostgres } from './testing/use-postgres'
import { waitFor } from './testing/wait-for'

const postgres = usePostgres()
const HANG_MS = 20_000

type Hang = { target: 'facebook' | 'youtube'; match: { method: string; path: string }; times: number }

/** The calls that come next once the new ones can be seen: thumbnails, and the reading back of the post. */
const AFTER_CREATE: readonly Hang[] = [
  { target: 'youtube', match: { method: 'POST', path: '/thumbnails/set$' }, times: 1 },
  { target: 'facebook', match: { method: 'POST', path: '/thumbnails$' }, times: 1 },
  { target: 'facebook', match: { method: 'GET', path: String.raw`/\d+_\d+$` }, times: 1 },
]
/** The calls that take the old ones away: YouTube's makes the video private. */
const AT_RETIREMENT: readonly Hang[] = [
  { target: 'youtube', match: { method: 'PUT', path: '/youtube/v3/videos$' }, times: 1 },
  { target: 'facebook', match: { method: 'DELETE', path: String.raw`\d$` }, times: 2 },
]

/** @returns a wait for the publisher to hang in all of them at once */
async function hang(scene: Scene, hangs: readonly Hang[]): Promise<() => Promise<void>> {
  const made = () =>
    Promise.all(
      hangs.map(async ({ target, match: { method, path } }) => {
        const calls = await scene.platforms.calls({ target, method, path: new RegExp(path) })
        return calls.length
      }),
    )
  const before = await made()
  for (const { target, match, times } of hangs) await scene.platforms.arm({ target, kind: 'slow', ms: HANG_MS, match, times })
  const isHanging = async () => (await made()).every((count, no) => count - (before[no] ?? 0) === hangs[no]?.times)
  return () => waitFor({ what: 'all calls to hang', withinMs: HANG_MS, isTrue: isHanging })
}

const detailOf = async (scene: Scene, { documentId }: Release, channel: ChannelId) => {
  const shown = await scene.deliveries().one({ documentId, channel })
  return scene.deliveries().read(deliveryDetailSchema, `/deliveries/${shown?.id}`)
}

async function publicOnes({ platforms }: Scene) {
  const { facebook, youtube } = await platforms.state()
  return {
    posts: facebook.posts.filter(({ isPublic }) => isPublic).map(({ id }) => id),
    videos: youtube.videos.filter(({ privacyStatus }) => privacyStatus === 'public').map(({ id }) => id),
  }
}

test('killed with -9 with the new ones made, and again while the old ones go, it ends with the new ones alone, each made once', async () => {
  const scene = await postgres.open('anew')
  const { items, platforms } = scene
  let publisher = await scene.start()
  const film = items.video('phim', {})
  const article = items.article('bai')
  for (const release of [film, article]) await scene.approve(release)
  await scene.untilLive({ releases: [film, article], withinMs: 30_000 })
  const before = await publicOnes(scene)

  const newFilm = releaseSchema.parse(replacing({ ...film, video: items.video('phimdunglai', { no: 2 }).video }))
  const moved = releaseSchema.parse(replacing({ ...article, slug: 'bai-doi-cho', formerSlugs: [article.slug] }))
  const releases = [newFilm, moved]
  const untilMade = await hang(scene, AFTER_CREATE)
  for (const release of releases) await scene.approve(release, 2)
  await untilMade()
  await publisher.end('SIGKILL')
  const both = await publicOnes(scene)
  expect({ posts: both.posts.length, videos: both.videos.length }).toEqual({ posts: 4, videos: 2 })

  const untilRetiring = await hang(scene, AT_RETIREMENT)
  publisher = await scene.restart()
  await untilRetiring()
  await publisher.end('SIGKILL')
  await scene.restart()
  const standing = async () => {
    const { rows } = await scene.pool.query<{ n: number }>(`select count(*)::int as n from receipt where status = 'retiring'`)
    return rows[0]?.n
  }
  await waitFor({ what: 'the old ones to be gone', withinMs: 30_000, isTrue: async () => (await standing()) === 0 })
  await scene.untilLive({ releases, withinMs: 30_000 })

  // YouTube keeps what is replaced, unseen, as a takedown does; our own page keeps its former address, which leads on
  const seen = once(releases)
  expect(await countSeen(scene, releases)).toEqual({ ...seen, all: { ...seen.all, youtube: 2 }, doubledReceipts: 1 })
  const after = await publicOnes(scene)
  expect([...before.posts, ...before.videos].filter((id) => [...after.posts, ...after.videos].includes(id))).toEqual([])
  expect(await platforms.calls({ target: 'youtube', phase: 'session' })).toHaveLength(2)
  expect(await platforms.calls({ target: 'facebook', phase: 'finish' })).toHaveLength(2)
  expect(await platforms.calls({ target: 'facebook', method: 'POST', path: /\/feed$/ })).toHaveLength(2)
  for (const [release, channel, former] of [
    [newFilm, 'youtube', 'hidden'],
    [newFilm, 'facebook', 'gone'],
    [moved, 'facebook', 'gone'],
  ] as const) {
    const { state, receipts, timeline, audit } = await detailOf(scene, release, channel)
    expect(state).toBe('live')
    expect(Object.fromEntries(receipts.map(({ incarnation, status }) => [incarnation, status]))).toEqual({ 1: former, 2: 'live' })
    const interrupted = timeline.filter(({ outcome }) => outcome === 'interrupted')
    expect(interrupted.map(({ action }) => action)).toEqual(['retire', 'update'])
    const told = audit.filter((entry) => entry.channel === channel && /^delivery\.(replacing|retired)$/.test(entry.action))
    expect(told.map(({ action }) => action)).toEqual(['delivery.retired', 'delivery.replacing'])
  }
  const isOnPage = async ([id = 'no video']: string[]) =>
    (await readFile(join(scene.siteDir, itemPath(newFilm), 'index.html'), 'utf8')).includes(id)
  await waitFor({ what: 'the page to lead to the new video', withinMs: 15_000, isTrue: () => isOnPage(after.videos) })
  expect(await isOnPage(before.videos)).toBe(false)
}, 180_000)
