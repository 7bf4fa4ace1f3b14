import type { Channels } from '@hl/config/channel-health'
import { channelsSchema } from '@hl/config/channel-health'
import type { Channel } from '../channels/channel'
import { AUDIT_DOUBT, LOCKED_PRIVATE } from '../channels/youtube/audit-doubt'
import { BUDGETS, EXPECTED_COSTS } from '../channels/youtube/quota'
import { askHealth } from '../delivery/ask-health'
import { block } from '../delivery/doors'
import { startHeartbeat } from '../delivery/heartbeat'
import { noteUsage } from '../delivery/note-usage'
import { useStage } from '../delivery/testing/use-stage'
import { attest } from './facts'
import { askStale } from './health-clock'
import { readChannels } from './read-channels'

const scene = useStage()
const pool = () => scene.stage.db.pool
const ACTOR = { id: '7', name: 'Chị Quản trị' }
let youtube: Channel
let health: Awaited<ReturnType<Channel['health']>>
let asked = 0

beforeEach(async () => {
  for (const table of ['channel_health', 'channel_usage', 'channel_fact', 'worker', 'ledger']) await pool().query(`delete from ${table}`)
  await pool().query(`update delivery set state = 'skipped'`)
  asked = 0
  health = { ok: true, mode: 'sandbox', summary: 'Kênh đang kết nối.', tokenExpiresAt: null, missingPermissions: [] }
  youtube = {
    ...scene.stage.youtube,
    budgets: BUDGETS,
    expectedCosts: EXPECTED_COSTS,
    doubts: [AUDIT_DOUBT],
    health: async () => {
      asked += 1
      return health
    },
  }
})

const deps = () => ({ ...scene.stage.deps, mode: 'sandbox' as const, channels: new Map([['youtube' as const, youtube]]) })
const read = async (): Promise<Channels['channels'][number]> => {
  const answer = channelsSchema.parse(await readChannels(deps()))
  const found = answer.channels.find(({ id }) => id === 'youtube')
  if (!found) throw new Error('no youtube')
  return found
}

describe('the health of the channels', () => {
  it('is unknown before anybody asked, which is not zero and not well', async () => {
    const channel = await read()
    expect(channel).toMatchObject({ isConnected: true, check: null, usage: null, work: { due: 0, oldestDueAt: null, lastSuccessAt: null } })
    expect((await readChannels(deps())).channels.find(({ id }) => id === 'facebook')).toMatchObject({ isConnected: false, check: null })
  })

  it('asks the platform when told to and reads rows ever after', async () => {
    health = { ...health, account: { id: 'UC1', name: 'Kênh', url: null }, grantedPermissions: ['youtube'] }
    await askHealth(deps(), 'youtube')
    for (let n = 0; n < 3; n += 1) await read()
    expect(asked).toBe(1)
    expect((await read()).check).toMatchObject({
      ok: true,
      account: { id: 'UC1', name: 'Kênh', url: null },
      token: { level: 'endless', expiresAt: null },
      permissions: { granted: ['youtube'], missing: [] },
    })
  })

  it('keeps what it knew of the token while the platform does not answer', async () => {
    health = { ...health, tokenExpiresAt: new Date(Date.now() + 5 * 86_400_000) }
    await askHealth(deps(), 'youtube')
    health = { ...health, ok: false, isPassing: true, tokenExpiresAt: null, summary: 'Không liên lạc được.' }
    await askHealth(deps(), 'youtube')
    expect((await read()).check).toMatchObject({ ok: false, summary: 'Không liên lạc được.', token: { level: 'soon', daysLeft: 5 } })
  })

  it('takes a fault of our own software for an answer, without ending the round', async () => {
    youtube = { ...youtube, health: async () => Promise.reject(new TypeError('a bug of ours')) }
    await askStale(deps(), { isStart: true })
    expect((await read()).check).toMatchObject({ ok: false, summary: expect.stringContaining('lỗi của chính phần mềm') })
  })

  it('is asked at start, then daily, and again soon while it is not well', async () => {
    await askStale(deps(), { isStart: true })
    await askStale(deps(), { isStart: true })
    await askStale(deps(), { isStart: false })
    expect(asked).toBe(1)
    await pool().query(`update channel_health set at = now() - interval '25 hours'`)
    await askStale(deps(), { isStart: false })
    expect(asked).toBe(2)
    await pool().query(`update channel_health set ok = false, at = now() - interval '11 minutes'`)
    await askStale(deps(), { isStart: false })
    expect(asked).toBe(3)
  })

  it('counts the quota of the Pacific day: used, left beside the reserve, and planned', async () => {
    await pool().query(
      `insert into ledger (channel, bucket, day, used) select 'youtube', bucket, (now() at time zone 'America/Los_Angeles')::date, used
       from (values ('uploads', 30), ('units', 9600)) known(bucket, used)`,
    )
    await pool().query(
      `insert into delivery (id, type, document_id, channel, state, wanted_seq, wanted_action, title, due_at)
       select gen_random_uuid(), 'video', 'q' || n, 'youtube', 'queued', 1, 'publish', '', now() from generate_series(1, 4) n`,
    )
    // nothing is wanted of a Delivery without a Release
    await pool().query(`insert into release (hash, type, document_id, content) values ('r', 'video', 'q', '{}') on conflict do nothing`)
    await pool().query(`update delivery set wanted_release = 'r' where document_id like 'q%'`)
    const { quota } = await read()
    expect(quota).toMatchObject([
      { bucket: 'units', perDay: 10_000, reserve: 500, used: 9_600, left: 0, planned: 2_500 },
      { bucket: 'uploads', perDay: 100, reserve: 0, used: 30, left: 70, planned: 4 },
    ])
    const hour = new Date(quota[0]?.resetsAt ?? '').toLocaleTimeString('en-GB', { timeZone: 'America/Los_Angeles' })
    expect(hour).toBe('00:00:00')
  })

  it('tells the tightest limit the headers named, as last seen', async () => {
    await noteUsage(deps(), { channel: 'youtube', usage: { percent: 97, regainAt: new Date(Date.now() + 600_000) } })
    expect((await read()).usage).toMatchObject({ percent: 97, regainAt: expect.any(String) })
    await pool().query(`update channel_usage set regain_at = now() - interval '1 second'`)
    expect((await read()).usage).toMatchObject({ percent: 97, regainAt: null })
  })

  it('says of what the platform does not tell that it is not known, until it shows or an operator looked', async () => {
    const level = async () => (await read()).facts.map((fact) => fact.level)
    expect(await level()).toEqual(['unknown'])
    await attest(deps(), { channel: 'youtube', code: AUDIT_DOUBT.code, level: 'fine', actor: ACTOR })
    expect((await read()).facts).toMatchObject([{ level: 'fine', message: expect.stringContaining('Chị Quản trị xác nhận ngày') }])
    await block(scene.stage.deps, { channel: 'youtube', reason: { code: LOCKED_PRIVATE, message: '', help: '', who: 'operator' } })
    expect(await level()).toEqual(['wrong'])
    const { rows } = await pool().query(`select actor, data from audit_entry where action = 'channel.attested'`)
    expect(rows).toMatchObject([{ actor: ACTOR, data: { code: AUDIT_DOUBT.code, level: 'fine' } }])
    await expect(attest(deps(), { channel: 'youtube', code: 'made-up', level: 'fine', actor: ACTOR })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('shows each process that lives, and which has fallen silent', async () => {
    const heartbeat = startHeartbeat({ pool: pool(), id: 4711, log: scene.stage.deps.log })
    await pool().query(`insert into worker (id, name, beat_at) values (9, 'silent', now() - interval '31 seconds')`)
    for (let tries = 0; (await readChannels(deps())).workers.length < 2 && tries < 100; tries += 1)
      await new Promise((done) => setTimeout(done, 10))
    const { workers } = await readChannels(deps())
    expect(workers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'silent', isStale: true }),
        expect.objectContaining({ name: expect.stringMatching(/^hl-publisher .+:\d+$/), isStale: false }),
      ]),
    )
    await heartbeat.close()
    expect((await readChannels(deps())).workers).toMatchObject([{ name: 'silent' }])
  })
})
