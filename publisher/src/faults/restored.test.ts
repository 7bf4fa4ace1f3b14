/** A backup brings back a database that has forgotten what it did since: nothing of it is done twice, and all of it is taken down. */
import { deliveryId } from '../delivery/delivery'
import { markRestored } from '../operations/after-restore'
import { bringHome } from './testing/matrix/bring-home'
import { facebookPlatform } from './testing/matrix/facebook'
import { openLane, type Lane } from './testing/matrix/lane'
import type { Platform } from './testing/matrix/platform'
import { openSite } from './testing/matrix/run'
import { youtubePlatform } from './testing/matrix/youtube'

const platforms = [facebookPlatform(), youtubePlatform()]
const kinds = platforms.flatMap((platform) =>
  // those made for a few scenes of their own are the same kinds of things
  platform.things.filter(({ verbs }) => !verbs).map((thing) => ({ name: `${platform.id}: ${thing.name}`, platform, thing })),
)
const lanes = new Map<Platform, Lane>()
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  site = await openSite()
  for (const platform of platforms) {
    lanes.set(platform, await openLane({ platform: platform.id, limits: { chunkBytes: platform.chunkBytes } }))
  }
})
afterAll(async () => {
  for (const lane of lanes.values()) await lane.close()
  await site.close()
})

let count = 0

/** Placed and live, and then the database of a moment before. @param keeps whether that one knew of the Delivery */
async function placeAndForget({ platform, thing }: (typeof kinds)[number], { keeps }: { keeps: 'the Delivery' | 'nothing' }) {
  const lane = lanes.get(platform)
  if (!lane) throw new Error('no lane')
  await lane.fresh(platform.channel({ sandbox: lane.sandbox, siteUrl: site.url, thing }))
  const documentId = `restored${++count}`
  const { release } = thing.make({ mediaDir: lane.mediaDir, documentId })
  const { rows } = await lane.pool.query<{ now: Date }>(`select now()`)
  await lane.approve(release)
  await lane.work()
  expect(await bringHome(lane)).toMatchObject({ state: 'live' })
  const before = await lane.census()
  const id = deliveryId({ documentId, channel: platform.id })
  for (const table of ['receipt', 'step', 'attempt']) await lane.pool.query(`delete from ${table} where delivery_id = $1`, [id])
  if (keeps === 'nothing') await lane.pool.query(`delete from delivery where id = $1`, [id])
  else await lane.pool.query(FORGET, [id])
  await markRestored(lane.pool)
  await lane.pool.query(`update restored set known_until = $1`, [rows[0]?.now])
  return { lane, release, before }
}

/** As it stood when it had been approved and nothing had been sent. */
const FORGET = `update delivery set state = 'queued', due_at = now(), progress = null, live_release = null, live_at = null, baseline = null,
  sent_seq = 0, applied_seq = 0, fence = 0, incarnation = 1 where id = $1`

describe.each(kinds)('$name', (kind) => {
  it('that the backup still wanted to send is found and adopted', async () => {
    const { lane, before } = await placeAndForget(kind, { keeps: 'the Delivery' })
    await lane.work()
    expect(await bringHome(lane)).toMatchObject({ state: 'live' })
    expect(await lane.census()).toEqual(before)
    expect(await lane.delivery()).toMatchObject({ find_first: false })
  })

  it('that the backup had never heard of is found when it is approved again', async () => {
    const { lane, release, before } = await placeAndForget(kind, { keeps: 'nothing' })
    expect(await lane.orphans()).toHaveLength(1)
    await lane.approve(release)
    await lane.work()
    expect(await bringHome(lane)).toMatchObject({ state: 'live' })
    expect(await lane.census()).toEqual(before)
    expect(await lane.orphans()).toEqual([])
  })

  it('is taken down although the backup knows of nothing to take down', async () => {
    const { lane, release, before } = await placeAndForget(kind, { keeps: 'the Delivery' })
    await lane.takeDown(release)
    await lane.work()
    expect(await bringHome(lane)).toMatchObject({ state: 'removed' })
    const [shown] = Object.keys(before)
    expect((await lane.census())[shown ?? '']).toBe(0)
  })
})
