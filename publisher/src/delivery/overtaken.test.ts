/** A newer wanted, a late answer or a person meets a Delivery in mid-work: nothing jams, doubles or is undone. */
import { LimitReached } from '../channels/errors'
import { callWithDeadline } from './call'
import { claimDelivery, type Claim } from './claim'
import { deliver } from './deliver'
import { deliveryId } from './delivery'
import { hold } from './doors'
import { cancelDelivery } from '../operations/cancel'
import { resolveDelivery } from '../operations/resolve'
import { retryDelivery } from '../operations/retry'
import { settle } from './settle'
import { closeStep, openStep } from './steps'
import { useStage } from './testing/use-stage'

const WHO = { id: '7', name: 'Quản trị' }
const scene = useStage()
const CREATE = { name: 'create', effect: 'create', deadlineMs: 300, request: null } as const

const idOf = (channel: 'website' | 'facebook' | 'youtube') => deliveryId({ documentId: scene.documentId, channel })
const dies = () => scene.stage.db.pool.query(`update delivery set lease_until = now(), hinted_at = null where lease_until > now()`)

async function claimed(channel: 'website' | 'facebook' | 'youtube'): Promise<Claim> {
  const claim = await claimDelivery(scene.stage.deps, idOf(channel))
  if (!claim) throw new Error('not claimed')
  return claim
}

describe('when the worker dies after something newer was wanted', () => {
  it('takes down what was being verified', async () => {
    scene.stage.website.isProcessing = true
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website'] })
    await scene.stage.run(100)
    await scene.stage.db.pool.query(`update delivery set due_at = now() where id = $1`, [idOf('website')])
    await claimed('website')
    await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
    await scene.stage.relayOnly()
    scene.stage.website.isProcessing = false
    await dies()
    await scene.stage.run()
    expect(await scene.of('website')).toMatchObject({ state: 'removed' })
    expect(scene.stage.website.things).toEqual([])
  })

  it('publishes again what was being removed', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website'] })
    await scene.stage.run()
    await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
    await scene.stage.relayOnly()
    await claimed('website')
    await scene.stage.approve({ documentId: scene.documentId, seq: 3, channels: ['website'] })
    await scene.stage.relayOnly()
    await dies()
    await scene.stage.run()
    expect(await scene.of('website')).toMatchObject({ state: 'live' })
    expect(scene.stage.website.things).toHaveLength(1)
  })

  it('never sends a Release that the channel refuses, though it came under a lease', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website'] })
    await scene.stage.relayOnly()
    await claimed('website')
    await scene.stage.approve({ documentId: scene.documentId, seq: 2, title: 'a < b', channels: ['website'] })
    await scene.stage.relayOnly()
    await dies()
    await scene.stage.run()
    expect(await scene.of('website')).toMatchObject({ state: 'rejected', error: { code: 'website.not_accepted' } })
    expect(scene.stage.website.things).toEqual([])
  })
})

describe('doors', () => {
  it('shows a waiting Delivery as held while its channel is held, and goes on afterwards', async () => {
    scene.stage.website.isProcessing = true
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website', 'facebook'] })
    await scene.stage.run(100)
    expect(await scene.of('facebook')).toMatchObject({ state: 'waiting' })
    const reason = { code: 'x', message: 'x', help: 'x', who: 'nobody' } as const
    await hold(scene.stage.deps, { channel: 'facebook', bucket: 'calls', until: new Date(Date.now() + 60_000), reason })
    await scene.stage.db.pool.query(`update delivery set due_at = now() where id = $1`, [idOf('facebook')])
    await deliver(scene.stage.deps, idOf('facebook'))
    expect(await scene.of('facebook')).toMatchObject({ state: 'held' })
    scene.stage.website.isProcessing = false
    await scene.stage.db.pool.query(`update channel_state set hold_until = now()`)
    await scene.stage.db.pool.query(`update delivery set due_at = now() where id = $1`, [idOf('facebook')])
    await scene.stage.run()
    await scene.stage.db.pool.query(`update delivery set due_at = now() where id = $1 and state = 'waiting'`, [idOf('facebook')])
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
  })

  it('does not turn our own budget into a hold, so that a takedown still has its reserve', async () => {
    scene.stage.facebook.fail('own budget')
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website', 'facebook'] })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'held', error: { code: 'core.budget' } })
    expect((await scene.stage.db.pool.query(`select 1 from channel_state where hold_until > now()`)).rows).toEqual([])
  })
})

describe('late answers', () => {
  it('makes a removed Delivery look again when a thing turns up after all', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['youtube'] })
    await scene.stage.relayOnly()
    const claim = await claimed('youtube')
    const about = { deps: scene.stage.deps, claim, channel: scene.stage.youtube, spec: CREATE }
    const stepId = await openStep(about)
    await dies()
    await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
    await scene.stage.run(3_000)
    expect(await scene.of('youtube')).toMatchObject({ state: 'removed' })
    // the worker thought dead comes back with its answer
    scene.stage.youtube.things.push({ id: 'ghost', text: '', delivery: claim.delivery.id })
    const receipts = [{ key: 'thing', externalId: 'ghost', url: null }]
    await closeStep({ ...about, stepId, sentAt: new Date(), httpStatus: null, outcome: { result: 'ok', answer: null, receipts } })
    await scene.stage.run()
    expect(scene.stage.youtube.things).toEqual([])
    expect(await scene.of('youtube')).toMatchObject({ state: 'removed' })
  }, 15_000)

  it('does not let a late failure overwrite what a look has found', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['youtube'] })
    await scene.stage.relayOnly()
    const claim = await claimed('youtube')
    const about = { deps: scene.stage.deps, claim, channel: scene.stage.youtube, spec: CREATE }
    const stepId = await openStep(about)
    scene.stage.youtube.things.push({ id: 'found-one', text: 'Tiêu đề []', delivery: claim.delivery.id })
    await dies()
    await scene.stage.run(3_000)
    await closeStep({ ...about, stepId, sentAt: new Date(), httpStatus: null, outcome: { result: 'unknown', error: new Error('late') } })
    const { rows } = await scene.stage.db.pool.query(`select result from step where id = $1`, [stepId])
    expect(rows).toEqual([{ result: 'found' }])
  })

  it('gives a settlement of a lost lease no effect but the closing of its Attempt', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website'] })
    await scene.stage.relayOnly()
    const old = await claimed('website')
    await dies()
    await scene.stage.run()
    const hints = await settle(scene.stage.deps, { claim: old, to: { state: 'failed', dueAt: null, outcome: 'failed' } })
    expect(hints).toBeNull()
    expect(await scene.of('website')).toMatchObject({ state: 'live' })
  })
})

describe('people', () => {
  it('cannot cancel a takedown', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website'] })
    await scene.stage.run()
    await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
    await scene.stage.relayOnly()
    const delivery = await scene.of('website')
    const cancelling = cancelDelivery(scene.stage.deps, { id: delivery.id, expected: delivery.version, actor: WHO })
    await expect(cancelling).rejects.toMatchObject({ code: 'not_allowed' })
  })

  it('cannot retry what is live, nor what nobody knows the outcome of', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website'] })
    await scene.stage.run()
    for (const state of ['live', 'unknown']) {
      await scene.stage.db.pool.query(`update delivery set state = $2 where id = $1`, [idOf('website'), state])
      const { id, version } = await scene.of('website')
      await expect(retryDelivery(scene.stage.deps, { id, expected: version, actor: WHO })).rejects.toMatchObject({ code: 'not_allowed' })
    }
  })

  it('can point at the thing, which is then read back and not made again', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['youtube'] })
    await scene.stage.relayOnly()
    const claim = await claimed('youtube')
    await openStep({ deps: scene.stage.deps, claim, channel: scene.stage.youtube, spec: CREATE })
    await scene.stage.db.pool.query(`update delivery set state = 'unknown', due_at = null, lease_until = null where id = $1`, [
      claim.delivery.id,
    ])
    scene.stage.youtube.things.push({ id: 'pointed-at', text: 'Tiêu đề []', delivery: 'nobody knows' })
    const { id, version } = await scene.of('youtube')
    const resolution = { as: 'present', externalId: 'pointed-at', url: null } as const
    await resolveDelivery(scene.stage.deps, { id, expected: version, actor: WHO, resolution })
    await scene.stage.run()
    expect(await scene.of('youtube')).toMatchObject({ state: 'live' })
    expect(scene.stage.youtube.calls).not.toContain('create')
  })
})

describe('a call', () => {
  it('ends at its deadline even when the channel forgets to', async () => {
    const signal = new AbortController().signal
    const endless = callWithDeadline({ name: 'x', deadlineMs: 20, effect: 'create', signal }, () => new Promise<never>(() => undefined))
    await expect(endless).rejects.toMatchObject({ name: 'OutcomeUnknown', code: 'core.deadline' })
  })

  it('keeps the error a channel gave', async () => {
    const signal = new AbortController().signal
    const limit = new LimitReached({ code: 'x', message: 'x', help: 'x', who: 'nobody', until: new Date() })
    await expect(callWithDeadline({ name: 'x', deadlineMs: 50, effect: 'read', signal }, () => Promise.reject(limit))).rejects.toBe(limit)
  })
})
