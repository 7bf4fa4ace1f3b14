import { setTimeout as sleep } from 'node:timers/promises'
import { verifyAudit } from '../audit/verify'
import { sealAudit } from '../audit/seal'
import { LimitReached } from '../channels/errors'
import { reserve } from './budget'
import { claimDelivery } from './claim'
import { deliver } from './deliver'
import { deliveryId } from './delivery'
import { pause, resume, unblock } from './doors'
import { cancelDelivery, resolveDelivery, retryDelivery } from './operate'
import { openStep } from './steps'
import { createScriptedChannel } from './testing/scripted-channel'
import { createStage, type Stage } from './testing/stage'

const KEY = 'test-key'
const WHO = { id: '7', name: 'Quản trị' }
let stage: Stage
let documentId = ''
let count = 0

beforeAll(async () => {
  stage = await createStage()
})
afterAll(() => stage.close())
afterEach(() => {
  expect(stage.errors.filter((event) => event === 'delivery.core_failed')).toEqual([])
})
beforeEach(async () => {
  documentId = `doc${++count}`
  // what an earlier test left unfinished stays out of this one
  await stage.db.pool.query(`update delivery set due_at = null`)
  await stage.db.pool.query(`delete from channel_state`)
  for (const channel of [stage.website, stage.facebook, stage.youtube]) {
    channel.things.length = 0
    channel.calls.length = 0
    channel.slowMs = 0
    channel.isProcessing = false
  }
})

const of = (channel: 'website' | 'facebook' | 'youtube') => stage.delivery({ documentId, channel })

describe('bringing live to wanted', () => {
  it('places an approved item on every channel, once, and says live only after reading back', async () => {
    const release = await stage.approve({ documentId, seq: 1 })
    await stage.run()
    for (const id of ['website', 'facebook', 'youtube'] as const) {
      expect(await of(id)).toMatchObject({ state: 'live', live_release: release, applied_seq: 1, lease_until: null, due_at: null })
      expect(stage[id].things).toHaveLength(1)
      expect(stage[id].calls.at(-1)).toBe('verify')
    }
  })

  it('lets Facebook wait for the website and shows the YouTube receipt on the website afterwards', async () => {
    await stage.approve({ documentId, seq: 1 })
    await stage.run()
    expect(stage.facebook.calls[0]).toBe('create')
    expect(stage.website.things[0]?.text).toContain('youtube-')
  })

  it('changes what is live on an edit and makes nothing twice', async () => {
    await stage.approve({ documentId, seq: 1 })
    await stage.run()
    const edited = await stage.approve({ documentId, seq: 2, title: 'Tiêu đề mới' })
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'live', live_release: edited })
    expect(stage.facebook.things.map((thing) => thing.text)).toEqual(['Tiêu đề mới []'])
  })

  it('never lets an older row undo a newer one, in whatever order they arrive', async () => {
    await stage.approve({ documentId, seq: 1 })
    await stage.run()
    await stage.takedown({ documentId, seq: 3 })
    await stage.approve({ documentId, seq: 2, title: 'Cũ hơn' })
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'removed', wanted_seq: 3 })
    expect(stage.facebook.things).toEqual([])
  })

  it('removes everywhere, and after a new approval makes a new incarnation', async () => {
    await stage.approve({ documentId, seq: 1 })
    await stage.run()
    await stage.takedown({ documentId, seq: 2 })
    await stage.run()
    expect(await of('website')).toMatchObject({ state: 'removed', live_release: null, incarnation: 2 })
    await stage.approve({ documentId, seq: 3 })
    await stage.run()
    expect(await of('website')).toMatchObject({ state: 'live', incarnation: 2 })
    expect(stage.website.things).toHaveLength(1)
  })

  it('skips a channel that the plan leaves out, and removes one that an edit drops', async () => {
    await stage.approve({ documentId, seq: 1, channels: ['website', 'facebook'] })
    await stage.run()
    expect(await of('youtube')).toMatchObject({ state: 'skipped', reason: 'Kế hoạch của bài không đăng kênh này.' })
    await stage.approve({ documentId, seq: 2, channels: ['website'] })
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'removed' })
    expect(stage.facebook.things).toEqual([])
  })

  it('keeps an embargo, and what is live stays as it is until then', async () => {
    const first = await stage.approve({ documentId, seq: 1 })
    await stage.run()
    await stage.approve({ documentId, seq: 2, title: 'Sau này', notBefore: new Date(Date.now() + 3_600_000).toISOString() })
    await stage.run()
    expect(await of('website')).toMatchObject({ state: 'scheduled', live_release: first })
    expect(stage.website.things[0]?.text).toContain('Tiêu đề ')
    await stage.db.pool.query(`update delivery set not_before = now(), due_at = now() where document_id = $1`, [documentId])
    await stage.run()
    expect(stage.website.things[0]?.text).toContain('Sau này')
  })

  it('goes on verifying while the platform processes, without holding a lease', async () => {
    stage.youtube.isProcessing = true
    await stage.approve({ documentId, seq: 1 })
    await stage.run(300)
    expect(await of('youtube')).toMatchObject({ state: 'verifying', lease_until: null, live_release: null })
    stage.youtube.isProcessing = false
    await stage.run()
    expect(await of('youtube')).toMatchObject({ state: 'live' })
    expect(stage.youtube.calls.filter((call) => call === 'create')).toHaveLength(1)
  })
})

describe('lost outcomes', () => {
  it('finds what was made although the answer was lost, and does not make it again', async () => {
    stage.facebook.fail('lost')
    await stage.approve({ documentId, seq: 1 })
    await stage.run(3_000)
    await sleep(1_100)
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'live' })
    expect(stage.facebook.things).toHaveLength(1)
    expect(stage.facebook.calls.filter((call) => call === 'create')).toHaveLength(1)
  })

  it('creates again only after two complete looks that found nothing', async () => {
    stage.facebook.fail('lost before')
    await stage.approve({ documentId, seq: 1 })
    await stage.run(3_000)
    await sleep(1_100)
    await stage.run()
    expect(stage.facebook.calls.filter((call) => call === 'create' || call === 'find')).toEqual(['create', 'find', 'find', 'create'])
    expect(stage.facebook.things).toHaveLength(1)
    expect(await of('facebook')).toMatchObject({ state: 'live' })
  }, 20_000)

  it('asks a human after three creates whose outcome was lost, and goes on as the human says', async () => {
    stage.facebook.fail('lost before', 'lost before', 'lost before')
    await stage.approve({ documentId, seq: 1 })
    for (let i = 0; i < 5; i++) {
      await stage.run(2_500)
      await sleep(300)
    }
    const unknown = await of('facebook')
    expect(unknown).toMatchObject({ state: 'unknown', due_at: null })
    expect(stage.facebook.things).toEqual([])
    await expect(
      resolveDelivery(stage.deps, { id: unknown.id, expected: unknown.version - 1, actor: WHO, resolution: { as: 'absent' } }),
    ).rejects.toMatchObject({ code: 'moved' })
    await resolveDelivery(stage.deps, { id: unknown.id, expected: unknown.version, actor: WHO, resolution: { as: 'absent' } })
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'live', find_first: false })
    expect(stage.facebook.things).toHaveLength(1)
  }, 40_000)

  it('looks first after the process died between the call and its outcome', async () => {
    await stage.approve({ documentId, seq: 1, channels: ['facebook', 'website'] })
    const id = deliveryId({ documentId, channel: 'youtube' })
    await stage.approve({ documentId, seq: 2, channels: ['youtube'] })
    await stage.relayOnly()
    const claim = await claimDelivery(stage.deps, id)
    if (!claim) throw new Error('not claimed')
    const spec = { name: 'create', effect: 'create', deadlineMs: 500, request: null } as const
    await openStep({ deps: stage.deps, claim, channel: stage.youtube, spec })
    // here the process dies; what it sent took effect
    stage.youtube.things.push({ id: 'youtube-made-by-the-dead', text: 'Tiêu đề []', delivery: id })
    await stage.db.pool.query(`update delivery set lease_until = now() where id = $1`, [id])
    await stage.run()
    expect(await of('youtube')).toMatchObject({ state: 'live' })
    expect(stage.youtube.things.map((thing) => thing.id)).toEqual(['youtube-made-by-the-dead'])
    expect(stage.youtube.calls).not.toContain('create')
  }, 20_000)
})

describe('faults', () => {
  it('tries again after a passing fault', async () => {
    stage.facebook.fail('before', 'before')
    await stage.approve({ documentId, seq: 1 })
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'live', tries: 0 })
    expect(stage.facebook.things).toHaveLength(1)
  })

  it('fails when the tries are exhausted, and an operator can send it again', async () => {
    stage.facebook.fail('before', 'before', 'before', 'before', 'before', 'before', 'before')
    await stage.approve({ documentId, seq: 1 })
    await stage.run()
    const failed = await of('facebook')
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'scripted' } })
    await retryDelivery(stage.deps, { id: failed.id, expected: failed.version, actor: WHO })
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'live' })
  })

  it('holds at a limit without using up a try, and holds the others of that channel too', async () => {
    stage.facebook.fail('limit')
    await stage.approve({ documentId, seq: 1 })
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'held', tries: 0 })
    const calls = stage.facebook.calls.length
    const first = documentId
    documentId = `${documentId}b`
    await stage.approve({ documentId, seq: 1 })
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'held' })
    expect(stage.facebook.calls).toHaveLength(calls)
    await stage.db.pool.query(`update channel_state set hold_until = now()`)
    await stage.db.pool.query(`update delivery set due_at = now() where state = 'held'`)
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'live' })
    expect(await stage.delivery({ documentId: first, channel: 'facebook' })).toMatchObject({ state: 'live' })
  })

  it('blocks the channel when the token is refused; nothing fails, and all goes on once it is healthy', async () => {
    stage.facebook.fail('unauthorized')
    await stage.approve({ documentId, seq: 1 })
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'blocked', error: { who: 'operator' } })
    await unblock(stage.deps, 'facebook')
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'live', error: null })
  })

  it('gives an item that the channel will not take back to the editor, with the field', async () => {
    await stage.approve({ documentId, seq: 1, title: 'a < b' })
    await stage.run()
    expect(await of('facebook')).toMatchObject({
      state: 'rejected',
      error: { who: 'editor', message: expect.stringContaining('Bỏ dấu <') },
    })
    expect(stage.facebook.calls).toEqual([])
  })

  it('stops after three bugs of its own instead of hammering', async () => {
    stage.website.fail('bug', 'bug', 'bug')
    await stage.approve({ documentId, seq: 1, channels: ['website'] })
    await stage.run(8_000)
    const delivery = await of('website')
    expect(['failed', 'unknown', 'live']).toContain(delivery.state)
    expect(stage.website.things.length).toBeLessThanOrEqual(1)
  }, 20_000)

  it('keeps a payload it cannot read, reports it, and lets the item stand still', async () => {
    await stage.approve({ documentId, seq: 1 })
    await stage.run()
    await stage.write({ documentId, seq: 2, payload: { v: 99, kind: 'publish', documentId, seq: 2 } })
    await stage.run()
    expect(await of('website')).toMatchObject({ wanted_action: 'hold', state: 'live' })
    const { rows } = await stage.db.pool.query(`select outcome, problem from inbox where document_id = $1 and seq = 2`, [documentId])
    expect(rows).toEqual([{ outcome: 'unreadable', problem: expect.stringContaining('v:') }])
    await stage.approve({ documentId, seq: 3, title: 'Đọc được' })
    await stage.run()
    expect(stage.website.things[0]?.text).toContain('Đọc được')
  })
})

describe('many hands', () => {
  it('makes one thing however many workers answer the same hint', async () => {
    stage.website.slowMs = 50
    await stage.approve({ documentId, seq: 1, channels: ['website'] })
    await stage.run(1)
    const workers = Array.from({ length: 6 }, () => stage.another())
    await Promise.all(workers.map((deps) => deliver(deps, deliveryId({ documentId, channel: 'website' }))))
    await stage.run()
    expect(stage.website.calls.filter((call) => call === 'create')).toHaveLength(1)
    expect(await of('website')).toMatchObject({ state: 'live' })
  })

  it('aborts for a takedown that comes while a create is in flight, and leaves nothing behind', async () => {
    stage.website.slowMs = 200
    await stage.approve({ documentId, seq: 1, channels: ['website'] })
    const running = stage.run(2_000)
    await sleep(100)
    await stage.takedown({ documentId, seq: 2 })
    await running
    await stage.run()
    expect(await of('website')).toMatchObject({ state: 'removed' })
    expect(stage.website.things).toEqual([])
  })

  it('lets takedowns pass a paused channel while creates wait', async () => {
    await stage.approve({ documentId, seq: 1 })
    await stage.run()
    await pause(stage.deps, { channel: 'facebook', all: false, actor: WHO })
    await stage.takedown({ documentId, seq: 2 })
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'removed' })
    documentId = `${documentId}b`
    await stage.approve({ documentId, seq: 1 })
    await stage.run(500)
    expect(stage.facebook.things).toEqual([])
    await resume(stage.deps, { channel: 'facebook', actor: WHO })
    await stage.run()
    expect(await of('facebook')).toMatchObject({ state: 'live' })
  })

  it('gives up a wanted version on cancel and stays with what is live', async () => {
    const first = await stage.approve({ documentId, seq: 1 })
    await stage.run()
    await stage.approve({ documentId, seq: 2, title: 'a < b' })
    await stage.run()
    const rejected = await of('facebook')
    await cancelDelivery(stage.deps, { id: rejected.id, expected: rejected.version, actor: WHO })
    expect(await of('facebook')).toMatchObject({ state: 'live', wanted_release: first })
  })
})

describe('the audit', () => {
  it('chains every entry and notices when one was changed', async () => {
    while ((await sealAudit({ pool: stage.db.pool, checkpointKey: KEY })) > 0);
    const report = await verifyAudit({ pool: stage.db.pool, checkpointKey: KEY })
    expect(report).toMatchObject({ unsealed: 0, problems: [] })
    expect(report.sealed).toBeGreaterThan(50)
    await expect(stage.db.pool.query(`update audit_entry set action = 'x' where id = 1`)).rejects.toThrow('insert-only')
    await stage.db.pool.query(`alter table audit_entry disable trigger insert_only`)
    await stage.db.pool.query(`update audit_entry set action = 'x' where id = (select entry_id from audit_seal where no = 5)`)
    expect((await verifyAudit({ pool: stage.db.pool, checkpointKey: KEY })).problems).toEqual([expect.stringContaining('Mắt xích 5')])
  })
})

describe('budgets', () => {
  const channel = {
    ...createScriptedChannel({ id: 'youtube' }),
    budgets: { units: { perDay: 100, reserve: 20, timeZone: 'America/Los_Angeles' } },
  }
  const take = (units: number, isRemoval = false) => reserve(stage.db.pool, { channel, cost: { bucket: 'units', units }, isRemoval })

  it('keeps the reserve for removals and says when the day is over', async () => {
    await take(50)
    await expect(take(40)).rejects.toMatchObject({ name: 'LimitReached', bucket: 'units' })
    await take(40, true)
    const refused: unknown = await take(20, true).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(LimitReached)
    const hours = refused instanceof LimitReached ? (refused.until.getTime() - Date.now()) / 3_600_000 : 0
    expect(hours).toBeGreaterThan(0)
    expect(hours).toBeLessThanOrEqual(25)
  })

  it('is shared by all workers: together they never take more than there is', async () => {
    await stage.db.pool.query(`delete from ledger`)
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => take(10)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(8)
  })
})
