import { createStage, type Stage } from '../delivery/testing/stage'
import { createScrape } from './scrape'
import { tallyOnce } from './tally'

let stage: Stage
let scrape: () => Promise<string>

beforeAll(async () => {
  stage = await createStage()
  scrape = createScrape(stage.deps)
  stage.facebook.fail('before')
  for (const documentId of ['a1', 'a2', 'a3']) await stage.approve({ documentId, seq: 1 })
  await stage.run()
  // the scripted platform has no codes of its own
  const error = JSON.stringify({ code: 'facebook.unreachable', platform: { status: 503 } })
  await stage.db.pool.query(`update attempt set error = $1 where error is not null`, [error])
  await stage.db.pool.query(`update step set error = $1 where error is not null`, [error])
})
afterAll(() => stage.close())

const lines = async (start: string) =>
  (await scrape())
    .split('\n')
    .filter((line) => line.startsWith(start))
    .sort()
/** Counters and histograms only, and not what says how far they are. */
const counters = async () =>
  (await scrape()).split('\n').filter((line) => /^hl_(attempts|attempt_errors|call_duration|approval)/.test(line))

describe('the metrics', () => {
  it('count Attempts by channel, action and outcome, and errors by the code of the table', async () => {
    expect(await lines('hl_attempts_total{channel="website",action="create"')).toEqual([
      'hl_attempts_total{channel="website",action="create",outcome="live"} 3',
    ])
    expect(await lines('hl_attempts_total{channel="facebook"')).toContain(
      'hl_attempts_total{channel="facebook",action="create",outcome="retry"} 1',
    )
    expect(await lines('hl_attempt_errors_total')).toEqual(['hl_attempt_errors_total{channel="facebook",code="facebook.unreachable"} 1'])
  })

  it('measure calls by status class, and from approval to live once per approved Release', async () => {
    expect(await lines('hl_call_duration_seconds_count{channel="facebook"')).toEqual([
      'hl_call_duration_seconds_count{channel="facebook",status="2xx"} 3',
      'hl_call_duration_seconds_count{channel="facebook",status="5xx"} 1',
    ])
    expect(await lines('hl_approval_to_live_seconds_count')).toHaveLength(3)
    expect(await lines('hl_approval_to_live_seconds_bucket{channel="website",le="+Inf"')).toEqual([expect.stringMatching(/ 3$/)])
  })

  it('say the same after being added up, again and again, by two processes at once', async () => {
    const before = await counters()
    await stage.db.pool.query(`update attempt set ended_at = ended_at - interval '1 hour'`)
    await stage.db.pool.query(`update step set ended_at = ended_at - interval '1 hour', sent_at = sent_at - interval '1 hour'`)
    await Promise.all([tallyOnce(stage.db.pool), tallyOnce(stage.db.pool)])
    await tallyOnce(stage.db.pool)
    const { rows } = await stage.db.pool.query(`select until > now() - interval '3 minutes' as is_new from tally_mark`)
    expect(rows).toEqual([{ is_new: true }])
    const withoutTimes = (all: string[]) => all.filter((line) => !line.includes('approval_to_live'))
    expect(withoutTimes(await counters())).toEqual(withoutTimes(before))
    expect(await lines('hl_approval_to_live_seconds_count{channel="website"')).toEqual([
      'hl_approval_to_live_seconds_count{channel="website"} 3',
    ])
  })

  it('count what ended since on top of that', async () => {
    await stage.approve({ documentId: 'a4', seq: 1 })
    await stage.run()
    expect(await lines('hl_attempts_total{channel="website",action="create"')).toEqual([
      'hl_attempts_total{channel="website",action="create",outcome="live"} 4',
    ])
  })

  it('let no platform make series without end', async () => {
    const made = `select d.id, 0, 1, 'create', 0, 0, now() - interval '1 hour', 'failed', json_build_object('code', 'facebook.' || n)
      from delivery d, generate_series(1, 300) n where d.channel = 'facebook' and d.document_id = 'a1'`
    await stage.db.pool.query(
      `insert into attempt (delivery_id, fence, incarnation, action, wanted_seq, inputs_rev, ended_at, outcome, error) ${made}`,
    )
    await stage.db.pool.query(`update tally_mark set until = now() - interval '90 minutes'`)
    await tallyOnce(stage.db.pool)
    const series = await lines('hl_attempt_errors_total{channel="facebook"')
    expect(series.length).toBeLessThanOrEqual(101)
    expect(series.find((line) => line.includes('"other"'))).toMatch(/ \d{3}$/)
  })

  it('tell doors, budgets, tokens, the outbox and the audit as they stand', async () => {
    const { pool } = stage.db
    await pool.query(
      `insert into channel_state (channel, paused, blocked, hold_until) values ('youtube', true, true, now() + interval '1 hour')`,
    )
    await pool.query(
      `insert into channel_health (channel, ok, summary, token_known, token_expires_at) values ('facebook', true, 'x', true, now() + interval '3 days')`,
    )
    await stage.write({ documentId: 'a9', seq: 1, payload: {} })
    const all = await scrape()
    expect(all).toContain('hl_channel_paused{channel="youtube"} 1')
    expect(all).toContain('hl_channel_blocked{channel="youtube"} 1')
    expect(all).toContain('hl_channel_blocked{channel="website"} 0')
    expect(all).toMatch(/hl_channel_held_seconds\{channel="youtube"\} 3[56]\d\d/)
    expect(all).toMatch(/hl_token_expiry_seconds\{channel="facebook"\} 259\d{3}/)
    expect(all).toContain('hl_outbox_waiting 1')
    expect(Number(/^hl_audit_unsealed (\d+)$/m.exec(all)?.[1])).toBeGreaterThan(5)
    expect(all).toContain('hl_deliveries{channel="website",state="failed"} 0')
  })
})
