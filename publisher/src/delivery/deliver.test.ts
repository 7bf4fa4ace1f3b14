import { setTimeout as sleep } from 'node:timers/promises'
import { useStage } from './testing/use-stage'

const scene = useStage()

describe('bringing live to wanted', () => {
  it('places an approved item on every channel, once, and says live only after reading back', async () => {
    const release = await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    for (const id of ['website', 'facebook', 'youtube'] as const) {
      expect(await scene.of(id)).toMatchObject({ state: 'live', live_release: release, applied_seq: 1, lease_until: null, due_at: null })
      expect(scene.stage[id].things).toHaveLength(1)
      expect(scene.stage[id].calls.at(-1)).toBe('verify')
    }
  })

  it('lets Facebook wait for the website and shows the YouTube receipt on the website afterwards', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    expect(scene.stage.facebook.calls[0]).toBe('create')
    expect(scene.stage.website.things[0]?.text).toContain('youtube-')
  })

  it('wakes what was put aside for the website in the very moment the website became live', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website', 'facebook'] })
    await scene.stage.relayOnly()
    const { id } = await scene.of('facebook')
    const claim = await scene.stage.db.pool.connect()
    await claim.query('begin')
    await claim.query(`select from delivery where id = $1 for update`, [id])
    const running = scene.stage.run()
    for (let looks = 0; looks < 100 && !scene.stage.website.calls.includes('verify'); looks++) await sleep(20)
    await sleep(200)
    await claim.query(`update delivery set state = 'waiting', due_at = now() + interval '1 hour' where id = $1`, [id])
    await claim.query('commit')
    claim.release()
    await running
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
  }, 20_000)

  it('changes what is live on an edit and makes nothing twice', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    const edited = await scene.stage.approve({ documentId: scene.documentId, seq: 2, title: 'Tiêu đề mới' })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live', live_release: edited })
    expect(scene.stage.facebook.things.map((thing) => thing.text)).toEqual(['Tiêu đề mới []'])
  })

  it('is live without what a channel could not add, says so through every look, and adds it when its hour comes', async () => {
    const { youtube } = scene.stage
    const againAt = new Date(Date.now() + 3_600_000)
    youtube.outcome = { partly: 'Chưa có ảnh đại diện.', againAt }
    youtube.isProcessing = true
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['youtube'] })
    await scene.stage.run(100)
    youtube.isProcessing = false
    await scene.stage.run()
    expect(await scene.of('youtube')).toMatchObject({ state: 'live', partly: 'Chưa có ảnh đại diện.', due_at: againAt })

    youtube.outcome = { partly: null }
    await scene.stage.db.pool.query(`update delivery set due_at = now() where id = $1`, [(await scene.of('youtube')).id])
    await scene.stage.run()
    expect(await scene.of('youtube')).toMatchObject({ state: 'live', partly: 'Chưa có ảnh đại diện.', due_at: againAt })
    expect(youtube.calls.filter((call) => call === 'update')).toEqual([])

    await scene.stage.db.pool.query(`update delivery set due_at = now(), again_at = now() where id = $1`, [(await scene.of('youtube')).id])
    await scene.stage.run()
    expect(await scene.of('youtube')).toMatchObject({ state: 'live', partly: null, due_at: null, again_at: null })
    expect(youtube.things).toHaveLength(1)
  })

  it('never lets an older row undo a newer one, in whatever order they arrive', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    await scene.stage.takedown({ documentId: scene.documentId, seq: 3 })
    await scene.stage.approve({ documentId: scene.documentId, seq: 2, title: 'Cũ hơn' })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'removed', wanted_seq: 3 })
    expect(scene.stage.facebook.things).toEqual([])
  })

  it('removes everywhere, and after a new approval makes a new incarnation', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
    await scene.stage.run()
    expect(await scene.of('website')).toMatchObject({ state: 'removed', live_release: null, incarnation: 2 })
    await scene.stage.approve({ documentId: scene.documentId, seq: 3 })
    await scene.stage.run()
    expect(await scene.of('website')).toMatchObject({ state: 'live', incarnation: 2 })
    expect(scene.stage.website.things).toHaveLength(1)
  })

  it('skips a channel that the plan leaves out, and removes one that an edit drops', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website', 'facebook'] })
    await scene.stage.run()
    expect(await scene.of('youtube')).toMatchObject({ state: 'skipped', reason: 'Kế hoạch của bài không đăng kênh này.' })
    await scene.stage.approve({ documentId: scene.documentId, seq: 2, channels: ['website'] })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'removed' })
    expect(scene.stage.facebook.things).toEqual([])
  })

  it('keeps an embargo, and what is live stays as it is until then', async () => {
    const first = await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    await scene.stage.approve({
      documentId: scene.documentId,
      seq: 2,
      title: 'Sau này',
      notBefore: new Date(Date.now() + 3_600_000).toISOString(),
    })
    await scene.stage.run()
    expect(await scene.of('website')).toMatchObject({ state: 'scheduled', live_release: first })
    expect(scene.stage.website.things[0]?.text).toContain('Tiêu đề ')
    await scene.stage.db.pool.query(`update delivery set not_before = now(), due_at = now() where document_id = $1`, [scene.documentId])
    await scene.stage.run()
    expect(scene.stage.website.things[0]?.text).toContain('Sau này')
  })

  it('goes on verifying while the platform processes, without holding a lease', async () => {
    scene.stage.youtube.isProcessing = true
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run(300)
    expect(await scene.of('youtube')).toMatchObject({ state: 'verifying', lease_until: null, live_release: null })
    scene.stage.youtube.isProcessing = false
    await scene.stage.run()
    expect(await scene.of('youtube')).toMatchObject({ state: 'live' })
    expect(scene.stage.youtube.calls.filter((call) => call === 'create')).toHaveLength(1)
  })
})
