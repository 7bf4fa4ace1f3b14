import { setTimeout as sleep } from 'node:timers/promises'
import { deliver } from './deliver'
import { deliveryId } from './delivery'
import { pause, resume } from './doors'
import { cancelDelivery } from '../operations/cancel'
import { useStage } from './testing/use-stage'

const WHO = { id: '7', name: 'Quản trị' }
const scene = useStage()

describe('many hands', () => {
  it('makes one thing however many workers answer the same hint', async () => {
    scene.stage.website.slowMs = 50
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website'] })
    await scene.stage.run(1)
    const workers = Array.from({ length: 6 }, () => scene.stage.another())
    await Promise.all(workers.map((deps) => deliver(deps, deliveryId({ documentId: scene.documentId, channel: 'website' }))))
    await scene.stage.run()
    expect(scene.stage.website.calls.filter((call) => call === 'create')).toHaveLength(1)
    expect(await scene.of('website')).toMatchObject({ state: 'live' })
  })

  it('aborts for a takedown that comes while a create is in flight, and leaves nothing behind', async () => {
    scene.stage.website.slowMs = 200
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website'] })
    const running = scene.stage.run(2_000)
    await sleep(100)
    await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
    await running
    await scene.stage.run()
    expect(await scene.of('website')).toMatchObject({ state: 'removed' })
    expect(scene.stage.website.things).toEqual([])
  })

  it('lets takedowns pass a paused channel while creates wait', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    await pause(scene.stage.deps, { channel: 'facebook', all: false, actor: WHO })
    await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'removed' })
    scene.documentId = `${scene.documentId}b`
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run(500)
    expect(scene.stage.facebook.things).toEqual([])
    await resume(scene.stage.deps, { channel: 'facebook', actor: WHO })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
  })

  it('gives up a wanted version on cancel and stays with what is live', async () => {
    const first = await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    await scene.stage.approve({ documentId: scene.documentId, seq: 2, title: 'a < b' })
    await scene.stage.run()
    const rejected = await scene.of('facebook')
    await cancelDelivery(scene.stage.deps, { id: rejected.id, expected: rejected.version, actor: WHO })
    expect(await scene.of('facebook')).toMatchObject({ state: 'live', wanted_release: first })
  })
})
