/** The queue loses everything, and two processes answer the same bell. */
import { manyItems, slowDown, untilPosted } from './testing/many'
import { countSeen, once } from './testing/once'
import { startOwnRedis } from './testing/own-redis'
import { usePostgres } from './testing/use-postgres'

const postgres = usePostgres()

test('Redis killed and started empty in mid-run: nothing is lost or doubled', async () => {
  const redis = await startOwnRedis()
  try {
    const scene = await postgres.open('redis')
    const publisher = await scene.start({ REDIS_URL: redis.url })
    const releases = manyItems({ scene, count: 20 })
    await slowDown({ scene, ms: 80 })
    for (const release of releases.slice(0, 15)) await scene.approve(release)
    await untilPosted({ scene, atLeast: 3, of: 20 })
    await redis.kill()
    for (const release of releases.slice(15)) await scene.approve(release)
    await redis.startEmpty()
    await scene.untilLive({ releases, withinMs: 45_000 })
    expect(await countSeen(scene, releases)).toEqual(once(releases))
    expect(publisher.isAlive()).toBe(true)
    expect((await publisher.end('SIGTERM')).code).toBe(0)
  } finally {
    await redis.kill()
  }
}, 90_000)

test('two publishers on one database and one site folder place each Item once', async () => {
  const scene = await postgres.open('two')
  await scene.start()
  await scene.start()
  const releases = manyItems({ scene, count: 30 })
  for (const release of releases) await scene.approve(release)
  await scene.untilLive({ releases, withinMs: 45_000 })
  expect(await countSeen(scene, releases)).toEqual(once(releases))
  const { rows } = await scene.pool.query(`select count(distinct lease_by)::int as workers from delivery where lease_by is not null`)
  expect(rows).toEqual([{ workers: 2 }])
}, 90_000)
