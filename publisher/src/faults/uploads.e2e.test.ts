/** The publisher dies, stops or is told to take down in the middle of an upload. */
import { deliveryViewSchema } from '@hl/config/monitor'
import { z } from 'zod'
import { countSeen, once } from './testing/once'
import type { Scene } from './testing/scene'
import { usePostgres } from './testing/use-postgres'
import { waitFor } from './testing/wait-for'

const postgres = usePostgres()
const FILM = { documentId: 'phimlon' }

/** A film of three chunks on YouTube and nineteen on Facebook; one chunk of each hangs, so that there is a middle to be hit in. */
async function approveAndHang({ scene, hangMs }: { scene: Scene; hangMs: number }) {
  const { platforms, items } = scene
  const film = items.video(FILM.documentId, { megabytes: 18 })
  for (const { target, phase, before } of [
    { target: 'youtube', phase: 'bytes', before: 1 },
    { target: 'facebook', phase: 'transfer', before: 5 },
  ] as const) {
    await platforms.arm({ target, kind: 'slow', ms: 10, match: { phase }, times: before })
    await platforms.arm({ target, kind: 'slow', ms: hangMs, match: { phase } })
  }
  await scene.approve(film)
  const isHanging = async () => {
    const facebook = await platforms.calls({ target: 'facebook', phase: 'transfer' })
    const youtube = await platforms.calls({ target: 'youtube', phase: 'bytes' })
    return facebook.length === 6 && youtube.length === 2
  }
  await waitFor({ what: 'both uploads to be in their middle', withinMs: 15_000, isTrue: isHanging })
  return film
}

/** One session on each platform, and the bytes that were stored were not sent again. */
async function expectResumed({ platforms }: Scene): Promise<void> {
  expect(await platforms.calls({ target: 'facebook', phase: 'start' })).toHaveLength(1)
  expect(await platforms.calls({ target: 'youtube', phase: 'session' })).toHaveLength(1)
  const offsets = (await platforms.calls({ target: 'facebook', phase: 'transfer' })).map((call) => startOffset(call.params))
  expect(offsets.filter((offset) => offset === 0)).toHaveLength(1)
  // the chunk that hung may be sent twice, those before it not
  expect(new Set(offsets).size).toBeGreaterThanOrEqual(offsets.length - 1)
  expect((await platforms.calls({ target: 'youtube', phase: 'bytes' })).length).toBeLessThanOrEqual(3)
}

function startOffset(params: unknown): number {
  return typeof params === 'object' && params !== null && 'start_offset' in params ? Number(params.start_offset) : Number.NaN
}

const outcomesOn = async (scene: Scene, channel: 'facebook' | 'youtube') => {
  const { timeline } = await scene.deliveries().timeline({ ...FILM, channel })
  return timeline.map(({ outcome }) => outcome)
}

/** What somebody who waits for it sees. */
const percentOn = async (scene: Scene, channel: 'facebook' | 'youtube') => {
  const { deliveries } = await scene.deliveries().read(answerSchema, `/deliveries?documentId=${FILM.documentId}&channel=${channel}`)
  return deliveries[0]?.sentPercent
}
const answerSchema = z.object({ deliveries: z.array(deliveryViewSchema) })

test('killed with -9 in the middle of both uploads, it goes on from the stored byte and makes one video each', async () => {
  const scene = await postgres.open('killed')
  const publisher = await scene.start()
  const film = await approveAndHang({ scene, hangMs: 3_000 })
  for (const channel of ['facebook', 'youtube'] as const) {
    expect(await percentOn(scene, channel)).toBeGreaterThan(5)
    expect(await percentOn(scene, channel)).toBeLessThan(95)
  }
  await publisher.end('SIGKILL')
  await scene.restart()
  await scene.untilLive({ releases: [film], withinMs: 20_000 })
  expect(await countSeen(scene, [film])).toEqual(once([film]))
  await expectResumed(scene)
  expect(await outcomesOn(scene, 'facebook')).toContain('interrupted')
  expect(await outcomesOn(scene, 'youtube')).toContain('interrupted')
}, 60_000)

test('told to stop in the middle of both uploads, it ends in time, gives its leases back, and resumes when started again', async () => {
  const scene = await postgres.open('stopped')
  const publisher = await scene.start()
  const film = await approveAndHang({ scene, hangMs: 1_500 })
  const { code, tookMs } = await publisher.end('SIGTERM')
  expect(code).toBe(0)
  expect(tookMs).toBeLessThan(10_000)
  const leased = await scene.pool.query(`select channel from delivery where lease_until > now()`)
  expect(leased.rows).toEqual([])
  await scene.restart()
  await scene.untilLive({ releases: [film], withinMs: 15_000 })
  expect(await countSeen(scene, [film])).toEqual(once([film]))
  await expectResumed(scene)
  expect(await outcomesOn(scene, 'facebook')).toContain('stopping')
  expect(await outcomesOn(scene, 'youtube')).toContain('stopping')
}, 60_000)

test('told to stop while a platform does not answer, it still ends in time, and the next start goes on at once', async () => {
  const scene = await postgres.open('stuck')
  const publisher = await scene.start()
  const film = await approveAndHang({ scene, hangMs: 12_000 })
  const { code, tookMs } = await publisher.end('SIGTERM')
  expect(code).toBe(0)
  expect(tookMs).toBeLessThan(10_000)
  await scene.restart()
  await scene.untilLive({ releases: [film], withinMs: 20_000 })
  expect(await countSeen(scene, [film])).toEqual(once([film]))
  await expectResumed(scene)
}, 60_000)

test('a takedown during both uploads leaves nothing to be seen anywhere', async () => {
  const scene = await postgres.open('takedown')
  await scene.start()
  const film = await approveAndHang({ scene, hangMs: 1_500 })
  await scene.takedown(film, 2)
  await scene.untilState({ states: ['removed', 'skipped'], withinMs: 20_000 })
  const { facebook, youtube } = await scene.platforms.state()
  expect(facebook.posts.filter(({ isPublic }) => isPublic)).toEqual([])
  expect(facebook.videos).toEqual([])
  expect(youtube.videos.filter(({ privacyStatus }) => privacyStatus !== 'private')).toEqual([])
  expect(await scene.page(film)).toBe(410)
}, 60_000)
