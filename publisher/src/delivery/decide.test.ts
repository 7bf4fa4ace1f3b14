import { POLICY } from '@hl/config/policy'
import { ChannelUnavailable, ItemRejected, LimitReached, NotAuthorized, OutcomeUnknown } from '../channels/errors'
import { decide, type DecideInput } from './decide'

const FACTS = { code: 'x.1', message: 'Cause.', help: 'Next.', who: 'nobody' } as const
const now = new Date('2026-11-24T02:00:00Z')
const with_ = (input: Partial<DecideInput>) =>
  decide({ error: null, isRemoval: false, tries: 0, bugs: 0, now, firstLookAt: new Date('2026-11-24T02:00:45Z'), policy: POLICY, ...input })

describe('decide', () => {
  it('waits longer after each passing fault, and fails when the tries are used up', () => {
    const error = new ChannelUnavailable(FACTS)
    const waits = POLICY.retryMs.map((_, tries) => with_({ error, tries }))
    expect(waits.map((one) => (one.kind === 'retry' ? one.dueAt.getTime() - now.getTime() : one.kind))).toEqual(POLICY.retryMs)
    expect(with_({ error, tries: POLICY.retryMs.length })).toMatchObject({ kind: 'fail' })
  })

  it('holds until the time the platform names, for creates and removals, and counts no try', () => {
    const until = new Date('2026-11-24T08:00:00Z')
    const error = new LimitReached({ ...FACTS, until, bucket: 'units' })
    for (const isRemoval of [false, true]) expect(with_({ error, isRemoval })).toMatchObject({ kind: 'hold', dueAt: until })
  })

  it('looks before anything else when an outcome was lost', () => {
    expect(with_({ error: new OutcomeUnknown(FACTS) })).toMatchObject({ kind: 'look', dueAt: new Date('2026-11-24T02:00:45Z') })
  })

  it('blocks on a refused token and rejects what the channel will not take', () => {
    expect(with_({ error: new NotAuthorized(FACTS) })).toMatchObject({ kind: 'block' })
    expect(with_({ error: new ItemRejected(FACTS) })).toMatchObject({ kind: 'reject' })
  })

  it('never gives a removal up: hourly for ever, whatever the error', () => {
    for (const error of [new ItemRejected(FACTS), new ChannelUnavailable(FACTS), new TypeError('bug')]) {
      const decision = with_({ error, isRemoval: true, tries: 500, bugs: 500 })
      expect(decision).toMatchObject({ kind: 'retry', dueAt: new Date(now.getTime() + POLICY.removalMs) })
    }
  })

  it('tries a bug of ours again, but not more than the policy says', () => {
    expect(with_({ error: new TypeError('bug'), bugs: 0 })).toMatchObject({ kind: 'retry', bugs: 1, error: { code: 'core.bug' } })
    expect(with_({ error: new TypeError('bug'), bugs: POLICY.maxBugs - 1 })).toMatchObject({ kind: 'fail' })
  })
})
