import { setTimeout as sleep } from 'node:timers/promises'
import { claimDelivery } from './claim'
import { deliveryId } from './delivery'
import { resolveDelivery } from '../operations/resolve'
import { openStep } from './steps'
import { useStage } from './testing/use-stage'

const WHO = { id: '7', name: 'Quản trị' }
const scene = useStage()

describe('lost outcomes', () => {
  it('finds what was made although the answer was lost, and does not make it again', async () => {
    scene.stage.facebook.fail('lost')
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run(3_000)
    await sleep(1_100)
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
    expect(scene.stage.facebook.things).toHaveLength(1)
    expect(scene.stage.facebook.calls.filter((call) => call === 'create')).toHaveLength(1)
  })

  it('creates again only after two complete looks that found nothing', async () => {
    scene.stage.facebook.fail('lost before')
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run(3_000)
    await sleep(1_100)
    await scene.stage.run()
    expect(scene.stage.facebook.calls.filter((call) => call === 'create' || call === 'find')).toEqual(['create', 'find', 'find', 'create'])
    expect(scene.stage.facebook.things).toHaveLength(1)
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
  }, 20_000)

  it('asks a human after three creates whose outcome was lost, and goes on as the human says', async () => {
    scene.stage.facebook.fail('lost before', 'lost before', 'lost before')
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    for (let i = 0; i < 5; i++) {
      await scene.stage.run(2_500)
      await sleep(300)
    }
    const unknown = await scene.of('facebook')
    expect(unknown).toMatchObject({ state: 'unknown', due_at: null })
    expect(scene.stage.facebook.things).toEqual([])
    await expect(
      resolveDelivery(scene.stage.deps, { id: unknown.id, expected: unknown.version - 1, actor: WHO, resolution: { as: 'absent' } }),
    ).rejects.toMatchObject({ code: 'moved' })
    await resolveDelivery(scene.stage.deps, { id: unknown.id, expected: unknown.version, actor: WHO, resolution: { as: 'absent' } })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live', find_first: false })
    expect(scene.stage.facebook.things).toHaveLength(1)
  }, 40_000)

  it('looks first after the process died between the call and its outcome', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['facebook', 'website'] })
    const id = deliveryId({ documentId: scene.documentId, channel: 'youtube' })
    await scene.stage.approve({ documentId: scene.documentId, seq: 2, channels: ['youtube'] })
    await scene.stage.relayOnly()
    const claim = await claimDelivery(scene.stage.deps, id)
    if (!claim) throw new Error('not claimed')
    const spec = { name: 'create', effect: 'create', deadlineMs: 500, request: null } as const
    await openStep({ deps: scene.stage.deps, claim, channel: scene.stage.youtube, spec })
    // here the process dies; what it sent took effect
    scene.stage.youtube.things.push({ id: 'youtube-made-by-the-dead', text: 'Tiêu đề []', delivery: id })
    await scene.stage.db.pool.query(`update delivery set lease_until = now() where id = $1`, [id])
    await scene.stage.run()
    expect(await scene.of('youtube')).toMatchObject({ state: 'live' })
    expect(scene.stage.youtube.things.map((thing) => thing.id)).toEqual(['youtube-made-by-the-dead'])
    expect(scene.stage.youtube.calls).not.toContain('create')
  }, 20_000)
})
