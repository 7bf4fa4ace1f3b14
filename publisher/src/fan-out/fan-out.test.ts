import { raisedFrom, type Existing } from './fan-out'
import type { Wanted } from './wanted'

const now = new Date('2026-11-24T02:00:00Z')
const later = '2026-11-25T02:00:00.000Z'
const publish: Wanted = {
  channel: 'facebook',
  action: 'publish',
  release: 'r2',
  notBefore: null,
  wakesAt: null,
  state: 'queued',
  reason: null,
  error: null,
}
const remove: Wanted = { ...publish, action: 'remove', release: null, state: 'removing' }
const existing: Existing = {
  id: 'd',
  channel: 'facebook',
  state: 'live',
  wanted_seq: 1,
  applied_seq: 1,
  live_release: 'r1',
  is_leased: false,
  is_behind: false,
  was_sent: true,
}
const backToLive: Wanted = { ...publish, release: 'r1', state: 'live' }
const raise = (wanted: Wanted, row?: Partial<Existing>) => raisedFrom({ existing: row && { ...existing, ...row }, wanted, seq: 2, now })

describe('what a newer wanted makes of a Delivery', () => {
  it.each([
    ['a first publish is queued at once', publish, undefined, { state: 'queued', dueAt: now }],
    ['an edit of something live is queued', publish, {}, { state: 'queued', dueAt: now, appliedSeq: 1 }],
    [
      'an embargo is due when there is something to do for it',
      { ...publish, notBefore: later, wakesAt: new Date(later), state: 'scheduled' } as Wanted,
      {},
      { state: 'scheduled', dueAt: new Date(later) },
    ],
    ['an unknown outcome stays unknown', publish, { state: 'unknown' }, { state: 'unknown', dueAt: null }],
    ['a refused Release is not due', { ...publish, state: 'rejected' } as Wanted, {}, { state: 'rejected', dueAt: null }],
    [
      'under a lease only wanted changes, and it stays due',
      { ...publish, state: 'rejected' } as Wanted,
      { state: 'queued', is_leased: true },
      { state: 'queued', dueAt: now },
    ],
    ['a takedown of something live is due at once', remove, {}, { state: 'removing', dueAt: now }],
    ['a takedown passes a hold on to the claim', remove, { state: 'held' }, { state: 'removing', dueAt: now }],
    ['a takedown of an unknown outcome looks for it', remove, { state: 'unknown' }, { state: 'removing', dueAt: now }],
    [
      'a takedown of what was never sent has nothing to do',
      remove,
      { state: 'queued', was_sent: false },
      { state: 'skipped', dueAt: null, appliedSeq: 2 },
    ],
    ['a takedown of what was never even planned is skipped', remove, undefined, { state: 'skipped', dueAt: null, appliedSeq: 2 }],
    ['a takedown of what is removed stays removed', remove, { state: 'removed', live_release: null }, { state: 'removed', dueAt: null }],
    ['a withdrawn approval leaves what is live alone', backToLive, { state: 'blocked' }, { state: 'live', dueAt: null, appliedSeq: 2 }],
    [
      'what was half sent when it was withdrawn is put right',
      backToLive,
      { state: 'failed', is_behind: true },
      { state: 'queued', dueAt: now },
    ],
    ['a withdrawal does not hide what somebody changed there', backToLive, { state: 'drift' }, { state: 'drift', dueAt: null }],
    ['a withdrawal under a lease is seen by its worker', backToLive, { state: 'queued', is_leased: true }, { state: 'queued', dueAt: now }],
    [
      'a takedown under a first lease waits for its worker',
      remove,
      { state: 'queued', was_sent: false, is_leased: true },
      { state: 'queued', dueAt: now },
    ],
  ] as const)('%s', (_name, wanted, row, expected) => {
    expect(raise(wanted, row)).toMatchObject(expected)
  })
})
