import { candidatesSchema, deliveryDetailSchema, freedSchema, replayAnswerSchema } from '@hl/config/monitor-delivery'
import { formatDateTime } from '@hl/config/time'
import { block, hold, pause } from '../delivery/doors'
import { useStage } from '../delivery/testing/use-stage'
import { lookAgain } from '../drift/drift-check'
import { internalApi, PERSON, type InternalApi } from '../http/testing/internal-api'

const scene = useStage()
let api: InternalApi
const REASON = { code: 'facebook.190', message: 'Fanpage mất kết nối.', help: 'Kết nối lại.', who: 'operator' } as const

beforeEach(() => {
  api = internalApi(scene.stage)
})

const approve = (title?: string, seq = 1) => scene.stage.approve({ documentId: scene.documentId, seq, ...(title ? { title } : {}) })
const detailOf = async (channel: 'website' | 'facebook' | 'youtube') =>
  api.read(deliveryDetailSchema, `/deliveries/${(await scene.of(channel)).id}`)

describe('an unknown outcome', () => {
  beforeEach(async () => {
    scene.stage.facebook.fail('lost before', 'lost before', 'lost before')
    await approve()
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'unknown' })
  })

  it('is shown beside the newest things on the channel, and one that is another Delivery’s cannot be taken', async () => {
    const documentId = `${scene.documentId}-khac`
    await scene.stage.approve({ documentId, seq: 1 })
    await scene.stage.run()
    const [taken] = scene.stage.facebook.things
    const { id, version } = await scene.of('facebook')
    const { sent, absentFrom } = await api.read(candidatesSchema, `/deliveries/${id}/candidates`)
    expect(sent).toMatchObject({ text: 'Tiêu đề', sentAt: expect.any(String) })
    expect(absentFrom).toBeNull()
    expect(taken).toBeDefined()
    expect(await api.post(`/deliveries/${id}/resolve`, { expected: version, as: 'present', id: taken?.id })).toMatchObject({ status: 422 })
    expect(await scene.of('facebook')).toMatchObject({ state: 'unknown' })
  })

  it('cannot be said absent before the last look, and then leads to exactly one thing', async () => {
    const { id, version } = await scene.of('facebook')
    await scene.stage.db.pool.query(`update step set deadline_at = now() + interval '1 minute' where delivery_id = $1`, [id])
    expect((await api.read(candidatesSchema, `/deliveries/${id}/candidates`)).absentFrom).not.toBeNull()
    expect(await api.post(`/deliveries/${id}/resolve`, { expected: version, as: 'absent' })).toMatchObject({ status: 422 })
    await scene.stage.db.pool.query(`update step set deadline_at = now() where delivery_id = $1`, [id])
    expect(await api.post(`/deliveries/${id}/resolve`, { expected: version, as: 'absent' })).toMatchObject({ status: 200 })
    await scene.stage.run()
    expect(scene.stage.facebook.things).toHaveLength(1)
    expect((await detailOf('facebook')).timeline.find(({ by }) => by !== null)).toMatchObject({
      by: { name: PERSON.name, action: 'delivery.resolved_absent' },
    })
  })
})

describe('an outcome nobody could tell', () => {
  it('is taken over when what was sent comes to light an hour later, and nothing is sent again', async () => {
    scene.stage.facebook.fail('lost before', 'lost before', 'lost before')
    await approve()
    await scene.stage.run()
    const unknown = await scene.of('facebook')
    expect(unknown).toMatchObject({ state: 'unknown' })
    expect(unknown.check_at?.getTime()).toBeGreaterThan(Date.now() + 3_000_000)
    const look = async () => {
      await scene.stage.db.pool.query(`update delivery set check_at = now() where id = $1`, [unknown.id])
      await lookAgain({ ...scene.stage.deps, restoreSharedPages: async () => 0 })
    }
    await look()
    // nothing there yet: a person may still decide, and the last look is a day after
    expect(await scene.of('facebook')).toMatchObject({ state: 'unknown', version: unknown.version })
    expect((await scene.of('facebook')).check_at?.getTime()).toBeGreaterThan(Date.now() + 80_000_000)
    scene.stage.facebook.things.push({ id: 'shown-late', text: 'Tiêu đề []', delivery: unknown.id })
    await look()
    expect(await scene.of('facebook')).toMatchObject({ state: 'verifying', error: null })
    const created = scene.stage.facebook.calls.filter((call) => call === 'create').length
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live', check_at: null })
    expect(scene.stage.facebook.things.map(({ id }) => id)).toEqual(['shown-late'])
    expect(scene.stage.facebook.calls.filter((call) => call === 'create')).toHaveLength(created)
    expect((await detailOf('facebook')).audit.map(({ action }) => action)).toContain('delivery.found_late')
  })
})

describe('one click for all that stands for one reason', () => {
  const free = (key: string) => api.post('/causes/free', { key })

  it('asks a blocked channel first, and says its words while it is not well', async () => {
    await block(scene.stage.deps, { channel: 'facebook', reason: REASON })
    await approve()
    await scene.stage.run()
    scene.stage.facebook.isHealthy = false
    expect(await free('facebook.blocked.facebook.190')).toMatchObject({
      status: 422,
      body: { error: { code: 'not_allowed', message: expect.stringContaining('Facebook') } },
    })
    expect(await scene.of('facebook')).toMatchObject({ state: 'blocked' })
    scene.stage.facebook.isHealthy = true
    const { body } = await free('facebook.blocked.facebook.190')
    expect(freedSchema.parse(body).count).toBe(1)
    await scene.stage.run()
    const detail = await detailOf('facebook')
    expect(detail).toMatchObject({ state: 'live' })
    expect(detail.timeline.find(({ by }) => by)).toMatchObject({ by: { action: 'cause.freed' } })
  })

  it('makes no call while a limit holds, and says until when', async () => {
    const until = new Date(Date.now() + 3_600_000)
    await hold(scene.stage.deps, { channel: 'facebook', bucket: '', until, reason: { ...REASON, code: 'facebook.4' } })
    await approve()
    await scene.stage.run()
    scene.stage.facebook.calls.length = 0
    expect(await free('facebook.held.facebook.4')).toMatchObject({
      status: 422,
      body: { error: { message: expect.stringContaining(formatDateTime(until)) } },
    })
    expect(scene.stage.facebook.calls).toEqual([])
    expect(await scene.of('facebook')).toMatchObject({ state: 'held' })
  })

  it('lets a paused channel go on', async () => {
    await pause(scene.stage.deps, { channel: 'youtube', all: false, actor: PERSON })
    await approve()
    await scene.stage.run(200)
    expect(freedSchema.parse((await free('youtube.queued.core.paused')).body).count).toBe(1)
    await scene.stage.run()
    expect(await scene.of('youtube')).toMatchObject({ state: 'live' })
  })

  it('sends what failed again, and refuses what needs a look at each', async () => {
    scene.stage.facebook.fail('bug', 'bug', 'bug')
    await approve()
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'failed' })
    expect(freedSchema.parse((await free('facebook.failed.core.bug')).body).count).toBeGreaterThanOrEqual(1)
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
    expect(await free('facebook.drift.core.drift')).toMatchObject({ status: 422 })
    expect(await free('nothing')).toMatchObject({ status: 404 })
  })
})

describe('a replay', () => {
  it('says how many, and what could appear twice, and then looks before it makes', async () => {
    scene.stage.facebook.fail('bug', 'bug', 'bug')
    await approve()
    await scene.stage.run()
    const filter = { documentId: scene.documentId }
    const dry = replayAnswerSchema.parse((await api.post('/deliveries/replay', filter)).body)
    expect(dry).toMatchObject({ dryRun: true, count: 3, creates: 1, updates: 2, byChannel: { website: 1, facebook: 1, youtube: 1 } })
    expect(dry.repeats).toEqual([expect.objectContaining({ channel: 'facebook', count: 1, why: expect.any(String) })])
    expect(await scene.of('facebook')).toMatchObject({ state: 'failed' })
    scene.stage.facebook.calls.length = 0
    await api.post('/deliveries/replay', { ...filter, dryRun: false })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
    expect(scene.stage.facebook.calls.indexOf('find')).toBeLessThan(scene.stage.facebook.calls.indexOf('create'))
    expect(scene.stage.facebook.things).toHaveLength(1)
  })

  it('leaves alone what is wanted gone, and says so', async () => {
    await approve()
    await scene.stage.run()
    await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
    await scene.stage.run()
    const dry = replayAnswerSchema.parse((await api.post('/deliveries/replay', { documentId: scene.documentId })).body)
    expect(dry).toMatchObject({ count: 0, left: [{ count: 3, why: expect.stringContaining('lệnh gỡ') }] })
  })
})

describe('a ghost', () => {
  it('that comes to light after a verified removal is removed too', async () => {
    await approve()
    await scene.stage.run()
    const thing = { ...scene.stage.facebook.things[0] }
    await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
    await scene.stage.run()
    const removed = await scene.of('facebook')
    expect(removed.check_at?.getTime()).toBeGreaterThan(Date.now() + 3_000_000)
    await scene.stage.db.pool.query(`update delivery set check_at = now() where id = $1`, [removed.id])
    await lookAgain({ ...scene.stage.deps, restoreSharedPages: async () => 0 })
    // nothing there: the last look is a day after
    expect((await scene.of('facebook')).check_at?.getTime()).toBeGreaterThan(Date.now() + 80_000_000)
    scene.stage.facebook.things.push({ id: thing.id ?? '', text: thing.text ?? '', delivery: removed.id })
    await scene.stage.db.pool.query(`update delivery set check_at = now() where id = $1`, [removed.id])
    await lookAgain({ ...scene.stage.deps, restoreSharedPages: async () => 0 })
    expect(await scene.of('facebook')).toMatchObject({ state: 'removing' })
    await scene.stage.run()
    expect(scene.stage.facebook.things).toEqual([])
    expect(await scene.of('facebook')).toMatchObject({ state: 'removed' })
  })
})
