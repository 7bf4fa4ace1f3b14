/** A token is taken back in mid-run: nothing fails, nobody uses up a try, and a reconnection lets everything go. */
import { deliver } from './deliver'
import { deliveryId } from './delivery'
import { freeIfHealthy } from './free-channel'
import { useStage } from './testing/use-stage'

const scene = useStage()

it('holds five Deliveries on one refused call, and all go live once the account is connected again', async () => {
  const { facebook, deps, db } = scene.stage
  const items = [1, 2, 3, 4, 5].map((no) => `${scene.documentId}-${no}`)
  const states = async () => {
    const { rows } = await db.pool.query<{ state: string; tries: number; bugs: number }>(
      `select state, tries, bugs from delivery where channel = 'facebook' and document_id = any($1)`,
      [items],
    )
    return rows
  }
  facebook.isHealthy = false
  facebook.fail('unauthorized')
  for (const documentId of items) await scene.stage.approve({ documentId, seq: 1, channels: ['website', 'facebook'] })
  await scene.stage.relayOnly()
  for (const documentId of items) {
    await deliver(deps, deliveryId({ documentId, channel: 'website' }))
    await deliver(deps, deliveryId({ documentId, channel: 'facebook' }))
  }
  expect(await states()).toEqual(items.map(() => ({ state: 'blocked', tries: 0, bugs: 0 })))
  expect(facebook.calls).toEqual(['create'])

  expect(await freeIfHealthy(deps, 'facebook')).toBe(0)
  facebook.isHealthy = true
  expect(await freeIfHealthy(deps, 'facebook')).toBe(items.length)
  await scene.stage.run()
  expect(await states()).toEqual(items.map(() => ({ state: 'live', tries: 0, bugs: 0 })))
  expect(facebook.things).toHaveLength(items.length)
})
