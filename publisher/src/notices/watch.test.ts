import type { Notice } from '@hl/config/channel-health'
import type { WorkHours } from '@hl/config/work-hours'
import { block, unblock } from '../delivery/doors'
import { useStage } from '../delivery/testing/use-stage'
import { readNotices } from './read-notices'
import { watchNotices } from './watch'

const scene = useStage()
const always: WorkHours = { from: 0, until: 24 * 60, days: [1, 2, 3, 4, 5, 6, 7], timeZone: 'Asia/Ho_Chi_Minh' }
const never: WorkHours = { ...always, until: 0, days: [1] }
const REASON = { code: 'facebook.190', message: 'Fanpage mất kết nối.', help: 'Kết nối lại.', who: 'operator' } as const

const pool = () => scene.stage.db.pool
const watch = (workHours = always) => watchNotices({ ...scene.stage.deps, workHours })
const open = async (): Promise<Notice[]> => (await readNotices(pool(), { isOpen: true, after: 0, limit: 500 })).notices
const all = async (): Promise<Notice[]> => (await readNotices(pool(), { isOpen: false, after: 0, limit: 500 })).notices

beforeEach(async () => {
  for (const table of ['notice', 'preflight', 'channel_health']) await pool().query(`delete from ${table}`)
  // what an earlier test left says nothing here
  await pool().query(`update delivery set state = 'live', lease_until = null, error = null, wanted_action = 'publish'`)
})

/** `count` Deliveries of Items of their own, put in a state as a worker would leave them. */
async function stand(input: {
  count: number
  state: string
  channel?: string
  error?: object
  dueAgo?: string
  tries?: number
}): Promise<void> {
  const { count, state, channel = 'facebook', error = null, dueAgo = null, tries = 0 } = input
  await pool().query(
    `insert into delivery (id, type, document_id, channel, state, wanted_seq, wanted_action, title, error, due_at, tries)
     select gen_random_uuid(), 'article', gen_random_uuid()::text, $2, $3, 1, 'publish', 'Bài ' || n, $4, now() - $5::interval, $6
     from generate_series(1, $1) n`,
    [count, channel, state, error && JSON.stringify(error), dueAgo, tries],
  )
}

describe('the notices', () => {
  it('tell of an outage once, with how many wait, and of nothing new while nothing changes', async () => {
    await block(scene.stage.deps, { channel: 'facebook', reason: REASON })
    await stand({ count: 100, state: 'blocked', error: REASON })
    await watch()
    const [notice, ...others] = await open()
    expect(others).toEqual([])
    expect(notice).toMatchObject({ kind: 'blocked', channel: 'facebook', count: 100, revision: 1, ...REASON })
    expect(notice?.items).toHaveLength(100)
    await watch()
    expect((await open())[0]).toEqual(notice)
  })

  it('grow with the cause, and say nothing new when it shrinks', async () => {
    await stand({ count: 2, state: 'failed', error: { ...REASON, code: 'facebook.2' } })
    await watch()
    await stand({ count: 3, state: 'failed', error: { ...REASON, code: 'facebook.2' } })
    await watch()
    expect(await open()).toMatchObject([{ kind: 'failed', count: 5, revision: 2 }])
    await pool().query(`update delivery set state = 'live' where id in (select id from delivery where state = 'failed' limit 4)`)
    await watch()
    expect(await open()).toMatchObject([{ count: 1, revision: 2 }])
  })

  it('keep apart what has another cause or another channel', async () => {
    await stand({ count: 1, state: 'failed', error: { ...REASON, code: 'facebook.2' } })
    await stand({ count: 1, state: 'failed', error: { ...REASON, code: 'core.deadline' } })
    await stand({ count: 1, state: 'failed', channel: 'youtube', error: { ...REASON, code: 'core.deadline' } })
    await watch()
    expect((await open()).map(({ channel, code }) => `${channel} ${code}`).sort()).toEqual([
      'facebook core.deadline',
      'facebook facebook.2',
      'youtube core.deadline',
    ])
  })

  it('close when the cause is gone, and are the same notice when it soon comes back', async () => {
    await block(scene.stage.deps, { channel: 'facebook', reason: REASON })
    await watch()
    const [first] = await open()
    await unblock(scene.stage.deps, 'facebook')
    await watch()
    expect(await open()).toEqual([])
    expect(await all()).toMatchObject([{ id: first?.id, revision: 2, closedAt: expect.any(String) }])
    await block(scene.stage.deps, { channel: 'facebook', reason: REASON })
    await watch()
    expect(await open()).toMatchObject([{ id: first?.id, revision: 3, closedAt: null }])
    await unblock(scene.stage.deps, 'facebook')
    await watch()
    await pool().query(`update notice set closed_at = now() - interval '31 minutes'`)
    await block(scene.stage.deps, { channel: 'facebook', reason: REASON })
    await watch()
    expect((await open())[0]?.id).not.toBe(first?.id)
  })

  it.each([
    ['after two minutes', { state: 'queued', dueAgo: '3 minutes' }, 1],
    ['not after one', { state: 'queued', dueAgo: '1 minute' }, 0],
    ['when the time the board chose has passed', { state: 'scheduled', dueAgo: '3 minutes' }, 1],
    ['not when it waits for a limit', { state: 'held', dueAgo: '3 minutes' }, 0],
  ])('call a Delivery late %s', async (_, delivery, count) => {
    await stand({ count: 1, ...delivery })
    await watch()
    expect((await open()).filter(({ kind }) => kind === 'late')).toHaveLength(count)
  })

  it('say nothing of late work while the channel is paused, and what is tried in vain for minutes is late though its next try is to come', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.relayOnly()
    await pool().query(`update release set created_at = now() - interval '5 minutes' where document_id = $1`, [scene.documentId])
    await pool().query(
      `update delivery set state = 'retrying', tries = 3, due_at = now() + interval '4 minutes' where document_id = $1 and channel = 'facebook'`,
      [scene.documentId],
    )
    await watch()
    expect((await open()).filter(({ kind }) => kind === 'late')).toMatchObject([{ channel: 'facebook', count: 1, who: 'operator' }])
    await pool().query(`insert into channel_state (channel, paused) values ('facebook', true)`)
    await watch()
    expect((await open()).filter(({ kind }) => kind === 'late')).toEqual([])
  })

  it('call a takedown overdue after an hour', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    await pool().query(`insert into channel_state (channel, paused, pause_all) values ('facebook', true, true)`)
    await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
    await scene.stage.relayOnly()
    await watch()
    expect((await open()).filter(({ kind }) => kind === 'takedown')).toEqual([])
    await pool().query(`update inbox set taken_at = now() - interval '61 minutes' where document_id = $1`, [scene.documentId])
    await watch()
    const overdue = (await open()).filter(({ kind, channel }) => kind === 'takedown' && channel === 'facebook')
    expect(overdue).toMatchObject([{ count: 1, who: 'duty', items: [{ documentId: scene.documentId, type: 'articles' }] }])
  })

  it('tell of outbox rows that cannot be read', async () => {
    await scene.stage.write({ documentId: scene.documentId, seq: 1, payload: { v: 99 } })
    await scene.stage.relayOnly()
    await watch()
    expect((await open()).filter(({ kind }) => kind === 'unreadable')).toMatchObject([{ who: 'operator', channel: null, count: 1 }])
    await pool().query(`delete from inbox`)
  })

  it('warn of a token at 14, 7, 3 and 1 days and when it is over, once each', async () => {
    await pool().query(`insert into channel_health (channel, ok, summary, token_known) values ('facebook', true, 'Fanpage', true)`)
    const told: string[] = []
    let revision = 0
    for (const days of [20, 15, 14, 13.9, 8, 7, 5, 3, 2.5, 1, 0.5, -0.1, -2]) {
      await pool().query(`update channel_health set token_expires_at = now() + $1 * interval '1 day'`, [days])
      await watch()
      const notice = (await open())[0]
      if (notice && notice.revision > revision) told.push(`${days}: ${notice.code}`)
      revision = notice?.revision ?? 0
    }
    expect(told).toEqual(['14: token.14', '7: token.7', '3: token.3', '1: token.1', '-0.1: token.0'])
  })

  it('let what can wait for working hours wait, and not what presses', async () => {
    await pool().query(
      `insert into channel_health (channel, ok, summary, token_known, token_expires_at) values
        ('facebook', true, '', true, now() + interval '13 days'), ('youtube', true, '', true, now() + interval '20 hours')`,
    )
    await watch({ ...never, from: 8 * 60, until: 8 * 60 + 1 })
    const notices = await open()
    const waitMs = (channel: string) => Date.parse(notices.find((notice) => notice.channel === channel)?.notifyAt ?? '') - Date.now()
    expect(waitMs('facebook')).toBeGreaterThan(0)
    expect(waitMs('youtube')).toBeLessThanOrEqual(0)
  })

  it('are written by one process however many watch', async () => {
    await stand({ count: 7, state: 'unknown' })
    await Promise.all(Array.from({ length: 4 }, () => watch().catch(() => undefined)))
    expect((await all()).filter(({ kind }) => kind === 'unknown')).toMatchObject([{ count: 7, who: 'duty' }])
  })
})
