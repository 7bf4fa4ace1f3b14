/** PostgreSQL goes away while Items are being published. */
import { manyItems, slowDown, untilPosted } from './testing/many'
import { countSeen, once } from './testing/once'
import { usePostgres } from './testing/use-postgres'

const postgres = usePostgres()
const COUNT = 20

test('PostgreSQL stopped and started, and later killed, in mid-run: nothing is lost or doubled, and the publisher lives on', async () => {
  const scene = await postgres.open('database')
  const publisher = await scene.start()
  const releases = manyItems({ scene, count: COUNT })
  await slowDown({ scene, ms: 120 })
  for (const release of releases) await scene.approve(release)
  await untilPosted({ scene, atLeast: 3, of: COUNT })
  await postgres.restart()
  await untilPosted({ scene, atLeast: 8, of: COUNT })
  await postgres.kill()
  // a post that was being sent when the server went is looked for after the deadline of its call, 40 s
  await scene.untilLive({ releases, withinMs: 100_000 })
  expect(await countSeen(scene, releases)).toEqual(once(releases))
  expect(publisher.isAlive()).toBe(true)
}, 200_000)
