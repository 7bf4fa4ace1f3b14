/** Early upload: done ahead where nobody sees it, never in the way of the hour, and taken back when the hour is. */
import { POLICY } from '@hl/config/policy'
import type { Channel } from '../channels/channel'
import { cancelDelivery } from '../operations/cancel'
import { claimDelivery } from './claim'
import { advance } from './testing/advance'
import { deliver } from './deliver'
import { deliveryId } from './delivery'
import type { DeliveryDeps } from './deps'
import { unblock } from './doors'
import { useStage } from './testing/use-stage'

const scene = useStage({ canPrepare: true })
const HOUR = 3_600_000
const MINUTE = 60_000

const youtube = () => scene.stage.youtube
const pool = () => scene.stage.db.pool
const work = () => deliver(scene.stage.deps, deliveryId({ documentId: scene.documentId, channel: 'youtube' }))
const pass = async (ms: number) => {
  await advance(pool(), ms)
  await work()
}

/** Approved for YouTube, to go out so much later. */
async function plan({ inMs, seq = 1, film }: { inMs: number; seq?: number; film?: string }): Promise<string> {
  const notBefore = new Date(Date.now() + inMs).toISOString()
  const release = await scene.stage.approve({
    documentId: scene.documentId,
    seq,
    title: `Bản ${seq}`,
    notBefore,
    channels: ['youtube'],
    ...(film === undefined ? {} : { film }),
  })
  await scene.stage.relayOnly()
  await work()
  return release
}
const minutesTillDue = async () => {
  const { rows } = await pool().query<{ minutes: number }>(
    `select round(extract(epoch from due_at - now()) / 60)::int as minutes from delivery where document_id = $1 and channel = 'youtube'`,
    [scene.documentId],
  )
  return rows[0]?.minutes
}

describe('an upload ahead of its hour', () => {
  it('begins six hours before, is seen by nobody, and needs one change when its hour comes', async () => {
    const release = await plan({ inMs: 30 * HOUR })
    expect(await minutesTillDue()).toBe(24 * 60)
    await pass(23 * HOUR)
    expect(youtube().calls).toEqual([])
    await pass(HOUR)
    expect(youtube().calls).toEqual(['upload'])
    expect(await scene.of('youtube')).toMatchObject({
      state: 'scheduled',
      reason: 'Đã tải lên trước, chờ đến giờ.',
      live_release: null,
      tries: 0,
    })
    expect([youtube().things, youtube().unseen.length]).toEqual([[], 1])
    expect(await minutesTillDue()).toBe(6 * 60)
    await pass(5 * HOUR)
    expect(youtube().things).toEqual([])
    await pass(HOUR + MINUTE)
    expect(youtube().calls).toEqual(['upload', 'update', 'verify'])
    expect(await scene.of('youtube')).toMatchObject({ state: 'live', live_release: release, incarnation: 1, ahead: false })
    expect([youtube().things.length, youtube().unseen]).toEqual([1, []])
  })

  it('that meets passing faults is tried again at its leisure and leaves all tries to the hour', async () => {
    youtube().fail('before', 'bug', 'before')
    await plan({ inMs: 2 * HOUR })
    expect(await minutesTillDue()).toBe(POLICY.prepareAgainMs / MINUTE)
    expect(await scene.of('youtube')).toMatchObject({ state: 'scheduled', tries: 0, bugs: 0, error: null })
    for (let round = 0; round < 6; round += 1) await pass(POLICY.prepareAgainMs)
    expect(youtube().unseen).toHaveLength(1)
    expect(youtube().calls.filter((call) => call === 'upload')).toHaveLength(4)
    await pass(2 * HOUR)
    expect(await scene.of('youtube')).toMatchObject({ state: 'live' })
  })

  it('is never due later than the hour itself, whatever the channel said', async () => {
    youtube().limitMs = 5 * HOUR
    youtube().fail('limit')
    await plan({ inMs: 3 * HOUR })
    expect(await scene.of('youtube')).toMatchObject({ state: 'scheduled', error: null })
    expect(await minutesTillDue()).toBe(180)
    await pass(3 * HOUR + MINUTE)
    expect(await scene.of('youtube')).toMatchObject({ state: 'held', tries: 0 })
    await pass(2 * HOUR)
    expect(await scene.of('youtube')).toMatchObject({ state: 'live' })
  })

  it('blocks the channel on a refused token and goes on after the reconnection', async () => {
    youtube().fail('unauthorized')
    await plan({ inMs: 3 * HOUR })
    const { rows } = await pool().query(`select blocked from channel_state where channel = 'youtube'`)
    expect(rows).toEqual([{ blocked: true }])
    await pass(POLICY.prepareAgainMs)
    expect(youtube().calls).toEqual(['upload'])
    expect(await scene.of('youtube')).toMatchObject({ state: 'scheduled' })
    await unblock(scene.stage.deps, 'youtube')
    await pass(POLICY.prepareAgainMs)
    expect(youtube().unseen).toHaveLength(1)
  })

  it('tells the editor early what the channel will never take', async () => {
    youtube().fail('rejected')
    await plan({ inMs: 3 * HOUR })
    expect(await scene.of('youtube')).toMatchObject({ state: 'rejected', error: { who: 'editor' } })
    expect(youtube().things).toEqual([])
  })

  it('whose answer was lost is looked for, and not made twice', async () => {
    youtube().fail('lost')
    await plan({ inMs: 3 * HOUR })
    expect(await scene.of('youtube')).toMatchObject({ state: 'scheduled' })
    await pass(MINUTE)
    expect(youtube().unseen).toHaveLength(1)
    await pass(3 * HOUR)
    expect(await scene.of('youtube')).toMatchObject({ state: 'live' })
    expect(youtube().calls.filter((call) => call === 'upload')).toHaveLength(1)
    expect(youtube().things).toHaveLength(1)
  })

  it('that kills its worker again and again is left to the hour, which starts afresh', async () => {
    await scene.stage.approve({
      documentId: scene.documentId,
      seq: 1,
      notBefore: new Date(Date.now() + HOUR).toISOString(),
      channels: ['youtube'],
    })
    await scene.stage.relayOnly()
    const id = deliveryId({ documentId: scene.documentId, channel: 'youtube' })
    for (let deaths = 0; deaths < POLICY.maxInterrupted; deaths += 1) {
      expect(await claimDelivery(scene.stage.deps, id)).not.toBeNull()
      await pool().query(`update delivery set lease_until = now() where id = $1`, [id])
    }
    await work()
    expect(await scene.of('youtube')).toMatchObject({ state: 'scheduled', interruptions: 0 })
    expect(await minutesTillDue()).toBe(60)
    await pass(HOUR + MINUTE)
    expect(await scene.of('youtube')).toMatchObject({ state: 'live' })
  })

  it('may take no step that people would see', async () => {
    const channel: Channel = { ...youtube(), prepare: async (plan, ctx) => void (await youtube().deliver(plan, ctx)) }
    const deps: DeliveryDeps = { ...scene.stage.deps, channels: new Map([...scene.stage.deps.channels, ['youtube', channel]]) }
    await scene.stage.approve({
      documentId: scene.documentId,
      seq: 1,
      notBefore: new Date(Date.now() + HOUR).toISOString(),
      channels: ['youtube'],
    })
    await scene.stage.relayOnly()
    await deliver(deps, deliveryId({ documentId: scene.documentId, channel: 'youtube' }))
    expect(youtube().things).toEqual([])
    expect(scene.stage.errors).toEqual(['delivery.bug'])
    expect(await scene.of('youtube')).toMatchObject({ state: 'scheduled' })
  })
})

describe('what was made ahead', () => {
  beforeEach(async () => {
    await plan({ inMs: 2 * HOUR })
    expect(youtube().unseen).toHaveLength(1)
  })

  it('waits for another hour when the date is moved', async () => {
    await plan({ inMs: 9 * HOUR, seq: 2 })
    expect(await scene.of('youtube')).toMatchObject({ state: 'scheduled' })
    await pass(3 * HOUR + MINUTE)
    expect(youtube().things).toEqual([])
    await pass(6 * HOUR)
    expect(youtube().calls).toEqual(['upload', 'update', 'verify'])
    expect(youtube().things.map(({ text }) => text)).toEqual(['Bản 2 []'])
  })

  it('goes out at once when the board wants that', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 2, channels: ['youtube'] })
    await scene.stage.relayOnly()
    await work()
    expect(await scene.of('youtube')).toMatchObject({ state: 'live' })
    expect([youtube().things.length, youtube().unseen]).toEqual([1, []])
  })

  it.each(['withdrawn', 'taken down', 'cancelled'] as const)('is removed when it is %s', async (how) => {
    const { stage, documentId } = scene
    if (how === 'cancelled') {
      const { id, version } = await scene.of('youtube')
      await cancelDelivery(stage.deps, { id, expected: version, actor: { id: '7', name: 'Quản trị' } })
    } else if (how === 'taken down') await stage.takedown({ documentId, seq: 2 })
    else {
      const { wanted_release: releaseHash } = await scene.of('youtube')
      const at = new Date().toISOString()
      const actor = { id: '1', name: 'Trưởng Ban' }
      const reason = 'Hết hạn phê duyệt'
      await stage.write({
        documentId,
        seq: 2,
        payload: { v: 1, kind: 'withdraw', seq: 2, documentId, at, actor, type: 'article', releaseHash, reason },
      })
    }
    await stage.relayOnly()
    await work()
    expect(await scene.of('youtube')).toMatchObject({ state: 'removed', ahead: false })
    expect([youtube().things, youtube().unseen]).toEqual([[], []])
    await pass(3 * HOUR)
    expect(youtube().things).toEqual([])
  })

  it('is made anew ahead when another film was approved meanwhile, whatever the plan says of replacing', async () => {
    await plan({ inMs: 2 * HOUR, seq: 2, film: 'Phim dựng lại' })
    expect(youtube().unseen).toHaveLength(2)
    expect(await scene.of('youtube')).toMatchObject({ state: 'scheduled', incarnation: 2 })
    await pass(2 * HOUR + MINUTE)
    expect(await scene.of('youtube')).toMatchObject({ state: 'live' })
    expect(youtube().things.map(({ text }) => text)).toEqual(['Bản 2 []'])
  })
})
