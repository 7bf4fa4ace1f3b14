import { HANDS, isAllowed, STATES, TRANSITIONS, type DeliveryState, type Hand } from './states'

/**
 * DELIVERY.md §11, row by row, without the relay's moves; and what it leaves out: a channel closed when a time comes (DOORS, and back to waiting), a
 * newer wanted under a lease whose worker died (OVERTAKEN), and what is done ahead while it is scheduled (docs/decisions/0019).
 */
const DOORS = { held: ['sweep'], blocked: ['sweep'] } as const
const OVERTAKEN = { queued: ['worker'], waiting: ['worker'], scheduled: ['worker'], removing: ['worker'] } as const
const TABLE: Record<DeliveryState, Partial<Record<DeliveryState, readonly Hand[]>>> = {
  scheduled: {
    ...DOORS,
    queued: ['sweep'],
    waiting: ['sweep'],
    scheduled: ['worker'],
    rejected: ['worker'],
    unknown: ['worker'],
    removing: ['operator'],
    live: ['operator'],
    skipped: ['operator'],
  },
  waiting: { ...DOORS, queued: ['worker', 'sweep'], live: ['operator'], skipped: ['operator'] },
  queued: {
    queued: ['worker'],
    verifying: ['worker'],
    live: ['worker', 'operator'],
    retrying: ['worker'],
    held: ['worker'],
    blocked: ['worker'],
    rejected: ['worker'],
    failed: ['worker'],
    unknown: ['worker'],
    waiting: ['worker'],
    scheduled: ['worker'],
    removing: ['worker'],
    skipped: ['operator'],
  },
  retrying: { ...DOORS, waiting: ['sweep'], queued: ['sweep', 'operator'], live: ['operator'], skipped: ['operator'] },
  held: { ...DOORS, waiting: ['sweep'], queued: ['sweep', 'operator'], removing: ['sweep'], live: ['operator'], skipped: ['operator'] },
  blocked: { queued: ['sweep', 'operator'], removing: ['sweep', 'operator'], live: ['operator'], skipped: ['operator'] },
  rejected: { ...DOORS, queued: ['operator', 'sweep'], live: ['operator'], skipped: ['operator'] },
  failed: { ...DOORS, queued: ['operator', 'sweep'], live: ['operator'], skipped: ['operator'] },
  unknown: { verifying: ['worker', 'operator'], queued: ['operator'] },
  verifying: {
    ...OVERTAKEN,
    unknown: ['worker'],
    verifying: ['worker'],
    live: ['worker'],
    retrying: ['worker'],
    rejected: ['worker'],
    blocked: ['worker'],
    held: ['worker'],
    failed: ['worker'],
    drift: ['worker'],
  },
  live: { ...DOORS, queued: ['sweep', 'operator'], drift: ['drift', 'worker'], live: ['worker'] },
  drift: { live: ['operator', 'drift'], queued: ['operator'], skipped: ['operator'] },
  removing: { ...OVERTAKEN, removed: ['worker'], held: ['worker'], blocked: ['worker'] },
  removed: { removing: ['drift', 'sweep'] },
  skipped: { queued: ['operator'] },
}

const every = STATES.flatMap((from) => STATES.flatMap((to) => HANDS.map((by) => ({ from, to, by }))))

describe('the state table', () => {
  it('allows exactly the moves the protocol names, for every hand but the relay', () => {
    const differs = every.filter(
      ({ from, to, by }) => by !== 'relay' && isAllowed({ from, to, by }) !== (TABLE[from][to]?.includes(by) ?? false),
    )
    expect(differs).toEqual([])
  })

  it('lets the relay record a newer wanted in every state', () => {
    const stuck = STATES.filter(
      (from) => !isAllowed({ from, to: 'removing', by: 'relay' }) || !isAllowed({ from, to: 'queued', by: 'relay' }),
    )
    expect(stuck).toEqual([])
  })

  it('never fails or rejects a removal', () => {
    expect(Object.keys(TRANSITIONS.removing)).not.toEqual(expect.arrayContaining(['failed']))
    expect(TRANSITIONS.removing.rejected ?? []).not.toContain('worker')
  })
})
