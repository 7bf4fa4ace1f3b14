import { monitorSchema } from '@hl/config/monitor'
import { LimitReached, NotAuthorized } from '../channels/errors'
import { useStage } from '../delivery/testing/use-stage'
import { internalApi } from '../http/testing/internal-api'
import { readRun } from '../run/run'
import { startCheck } from './check-channel'
import { startDriftCheck } from './drift-check'

const scene = useStage()
const FACTS = { code: 'facebook.x', message: 'Kênh trả lời không được.', help: 'Không phải làm gì.', who: 'operator' } as const
const CHECK = { kind: 'channel.check', channel: 'facebook' } as const

const pool = () => scene.stage.db.pool
const deps = () => ({ ...scene.stage.deps, restoreSharedPages: async () => 0 })
const lookedAt = () => scene.stage.facebook.calls.filter((call) => call === 'verify').length

async function approveFive() {
  for (let no = 1; no <= 5; no++) await scene.stage.approve({ documentId: `${scene.documentId}-${no}`, seq: 1 })
  await scene.stage.run()
  scene.stage.facebook.calls.length = 0
}
const night = async () => (await startCheck(deps(), { channel: 'facebook', actor: null }))?.ended

beforeEach(async () => {
  await pool().query(`delete from run`)
  await pool().query(`update delivery set state = 'removed' where state = 'live'`)
})

it('looks daily at what is young and monthly at what is old, and spares what was just seen', async () => {
  await approveFive()
  await night()
  expect(lookedAt()).toBe(0)
  const age = (no: number, live: string, checked: string) =>
    pool().query(`update delivery set live_at = now() - $2::interval, checked_at = now() - $3::interval where document_id = $1`, [
      `${scene.documentId}-${no}`,
      live,
      checked,
    ])
  await age(1, '3 days', '21 hours')
  await age(2, '3 days', '19 hours')
  await age(3, '90 days', '10 days')
  await age(4, '90 days', '31 days')
  await night()
  expect(lookedAt()).toBe(2)
  expect(await readRun(pool(), CHECK)).toMatchObject({ isRunning: false, done: 2, total: 2, problem: null, by: null })
})

it('never looks at more in one night than the policy says, and goes on where it stopped', async () => {
  await approveFive()
  await pool().query(`update delivery set checked_at = now() - interval '2 days'`)
  const policy = { ...scene.stage.deps.policy, driftMost: { ...scene.stage.deps.policy.driftMost, facebook: 3 } }
  const bounded = async () => (await startCheck({ ...deps(), policy }, { channel: 'facebook', actor: null }))?.ended
  await bounded()
  expect(lookedAt()).toBe(3)
  await bounded()
  expect(lookedAt()).toBe(5)
})

describe('when the channel refuses the look', () => {
  const refuse = (error: Error) => {
    const verify = scene.stage.facebook.verify
    scene.stage.facebook.verify = () => Promise.reject(error)
    return () => void (scene.stage.facebook.verify = verify)
  }

  it.each([
    [
      'a limit holds the channel, and nothing is called before its time',
      new LimitReached({ ...FACTS, until: new Date(Date.now() + 60_000) }),
      { blocked: false, hold: true },
    ],
    ['a token that is no longer valid blocks the channel at once', new NotAuthorized(FACTS), { blocked: true, hold: false }],
  ])('%s', async (_, error, { blocked, hold }) => {
    await approveFive()
    await pool().query(`update delivery set checked_at = now() - interval '2 days'`)
    const restore = refuse(error)
    await night()
    restore()
    const { rows } = await pool().query(
      `select blocked, hold_until > now() as hold from channel_state where channel = 'facebook' and bucket = ''`,
    )
    expect(rows).toEqual([{ blocked, hold: hold ? true : null }])
    expect(await readRun(pool(), CHECK)).toMatchObject({ isRunning: false, done: 0, problem: FACTS.message })
    expect((await internalApi(scene.stage).read(monitorSchema, '/monitor')).driftCheckedAt).toBeNull()
  })
})

it('says of a run whose process died that it was cut off, and lets another begin', async () => {
  await pool().query(
    `insert into run (kind, channel, beat_at, done, total) values ('channel.check', 'facebook', now() - interval '2 minutes', 3, 10)`,
  )
  expect(await readRun(pool(), CHECK)).toMatchObject({ isRunning: false, done: 3, problem: expect.stringContaining('cắt ngang') })
  await night()
  expect(await readRun(pool(), CHECK)).toMatchObject({ isRunning: false, problem: null })
})

it('runs at once where it never ran, and then says when everything was last looked at', async () => {
  const check = startDriftCheck(deps())
  const api = internalApi(scene.stage)
  for (let tries = 0; tries < 100; tries++) {
    if ((await api.read(monitorSchema, '/monitor')).driftCheckedAt !== null) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await check.close()
  const { driftCheckedAt } = await api.read(monitorSchema, '/monitor')
  expect(Date.now() - new Date(driftCheckedAt ?? 0).getTime()).toBeLessThan(10_000)
  const { rowCount } = await pool().query(`select 1 from run`)
  expect(rowCount).toBe(3)
})
