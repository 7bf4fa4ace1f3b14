import { deliveryDetailSchema } from '@hl/config/monitor-delivery'
import { useStage } from '../delivery/testing/use-stage'
import { internalApi, PERSON, type InternalApi } from '../http/testing/internal-api'

const scene = useStage()
let api: InternalApi

beforeEach(() => {
  api = internalApi(scene.stage)
})

const approve = (title?: string, seq = 1) => scene.stage.approve({ documentId: scene.documentId, seq, ...(title ? { title } : {}) })
const detailOf = async (channel: 'facebook') => api.read(deliveryDetailSchema, `/deliveries/${(await scene.of(channel)).id}`)

/** A look that differs, and another one later. */
async function seeTwice() {
  for (const _ of ['first', 'second']) {
    expect((await api.post('/channels/facebook/check', {})).status).toBe(202)
    await untilChecked()
    await scene.stage.db.pool.query(
      `update delivery set drift = jsonb_set(drift, '{at}', to_jsonb(now() - interval '11 minutes')) where state = 'live' and drift is not null`,
    )
  }
}

async function untilChecked() {
  for (;;) {
    const { rowCount } = await scene.stage.db.pool.query(`select 1 from run where ended_at is null`)
    if (!rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('what somebody changed on the channel', () => {
  beforeEach(async () => {
    await scene.stage.db.pool.query(`delete from run`)
    await approve()
    await scene.stage.run()
  })
  const thing = () => scene.stage.facebook.things.find((one) => one.id.startsWith('facebook'))
  const edit = (text: string) => Object.assign(thing() ?? {}, { text })

  it('is drift only after two looks, and names what differs', async () => {
    edit('Người khác sửa')
    await api.post('/channels/facebook/check', {})
    await untilChecked()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
    await api.post('/channels/facebook/check', {})
    await untilChecked()
    // the second look came too soon to count
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
    await seeTwice()
    const detail = await detailOf('facebook')
    expect(detail).toMatchObject({ state: 'drift', error: { code: 'core.drift', who: 'duty' } })
    expect(detail.drift).toMatchObject({ isGone: false, differences: [{ field: 'text', found: 'Người khác sửa' }] })
    expect(detail.audit[0]).toMatchObject({ action: 'delivery.drift' })
  })

  it('is dropped when the wanted Release moved between the looks', async () => {
    edit('Người khác sửa')
    await api.post('/channels/facebook/check', {})
    await untilChecked()
    await approve('Bản mới', 2)
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live', drift: null })
    expect(thing()?.text).toContain('Bản mới')
  })

  it('is forgotten when it is right again by itself', async () => {
    const before = thing()?.text ?? ''
    edit('Người khác sửa')
    await seeTwice()
    edit(before)
    await api.post('/channels/facebook/check', {})
    await untilChecked()
    expect(await detailOf('facebook')).toMatchObject({ state: 'live', error: null, drift: null })
  })

  it('gets the approved bytes again when an operator repairs it, and the time line says who', async () => {
    edit('Người khác sửa')
    await seeTwice()
    const { id, version } = await scene.of('facebook')
    expect(await api.post(`/deliveries/${id}/repair`, { expected: version - 1 })).toMatchObject({ status: 409 })
    expect(await api.post(`/deliveries/${id}/repair`, { expected: version })).toMatchObject({ status: 200, body: { state: 'queued' } })
    await scene.stage.run()
    const detail = await detailOf('facebook')
    expect(detail).toMatchObject({ state: 'live', drift: null })
    expect(detail.timeline[0]).toMatchObject({ action: 'update', by: { name: PERSON.name, action: 'delivery.repair' } })
    expect(thing()?.text).toContain('Tiêu đề')
  })

  it('is made anew once when it was deleted by hand, as the next incarnation', async () => {
    const { incarnation } = await scene.of('facebook')
    scene.stage.facebook.things.length = 0
    await seeTwice()
    const gone = await detailOf('facebook')
    expect(gone).toMatchObject({ state: 'drift', drift: { isGone: true }, error: { code: 'core.drift_gone' } })
    await api.post(`/deliveries/${gone.id}/repair`, { expected: gone.version })
    await scene.stage.run()
    expect(scene.stage.facebook.things).toHaveLength(1)
    expect(await scene.of('facebook')).toMatchObject({ state: 'live', incarnation: incarnation + 1 })
    expect((await detailOf('facebook')).receipts.map(({ status }) => status)).toEqual(['live', 'gone'])
  })

  it('needs nothing when it was put right before the repair', async () => {
    const before = thing()?.text ?? ''
    edit('Người khác sửa')
    await seeTwice()
    edit(before)
    scene.stage.facebook.calls.length = 0
    const { id, version } = await scene.of('facebook')
    expect(await api.post(`/deliveries/${id}/repair`, { expected: version })).toMatchObject({ status: 200, body: { state: 'live' } })
    expect(scene.stage.facebook.calls).toEqual(['verify'])
  })

  it('stays as it is when the board accepts it with a reason, and is the new measure', async () => {
    edit('Người khác sửa')
    await seeTwice()
    const { id, version } = await scene.of('facebook')
    expect(await api.post(`/deliveries/${id}/accept`, { expected: version, reason: ' ' })).toMatchObject({ status: 400 })
    const reason = 'Sửa lỗi chính tả trên Fanpage'
    expect(await api.post(`/deliveries/${id}/accept`, { expected: version, reason })).toMatchObject({
      status: 200,
      body: { state: 'live' },
    })
    const detail = await detailOf('facebook')
    expect(detail.audit[0]).toMatchObject({ action: 'delivery.accept', actor: PERSON, data: { reason } })
    expect(detail.partly).toContain(reason)
    await seeTwice()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live', drift: null })
    edit('Lại sửa nữa')
    await seeTwice()
    expect(await scene.of('facebook')).toMatchObject({ state: 'drift' })
  })

  it('counts as not published there when a deletion is accepted, until somebody replays it', async () => {
    scene.stage.facebook.things.length = 0
    await seeTwice()
    const { id, version } = await scene.of('facebook')
    await api.post(`/deliveries/${id}/accept`, { expected: version, reason: 'Fanpage không cần bài này' })
    expect(await detailOf('facebook')).toMatchObject({ state: 'skipped', live: null, reason: expect.stringContaining('không cần bài này') })
    await api.post('/deliveries/replay', { documentId: scene.documentId, channel: 'facebook', dryRun: false })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
    expect(scene.stage.facebook.things).toHaveLength(1)
  })

  it('is looked for by one run at a time', async () => {
    scene.stage.facebook.slowMs = 50
    const answers = await Promise.all([api.post('/channels/facebook/check', {}), api.post('/channels/facebook/check', {})])
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409])
    await untilChecked()
  })
})
