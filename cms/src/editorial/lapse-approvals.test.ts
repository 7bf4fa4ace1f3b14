import { judge } from './lapse-approvals'

const APPROVED = 'a'.repeat(64)
const OLDER = 'b'.repeat(64)
const on = (channel: string, state: string, release: string | null = null) => ({ channel, state, live: release && { release, at: null } })
const fate = (...deliveries: ReturnType<typeof on>[]) => judge({ deliveries, releaseHash: APPROVED })

test.each([
  ['live on one channel is enough', [on('website', 'live', APPROVED), on('facebook', 'blocked')], { kind: 'live' }],
  ['what somebody changed there afterwards was live', [on('website', 'drift', APPROVED)], { kind: 'live' }],
  ['a date not yet come', [on('website', 'scheduled')], { kind: 'never', isAnythingLive: false }],
  ['a Page without a connection', [on('website', 'skipped'), on('facebook', 'blocked')], { kind: 'never', isAnythingLive: false }],
  ['an older version stays', [on('website', 'scheduled', OLDER), on('facebook', 'skipped')], { kind: 'never', isAnythingLive: true }],
  ['no Delivery at all', [], { kind: 'never', isAnythingLive: false }],
])('%s', (_what, deliveries, expected) => {
  expect(fate(...deliveries)).toEqual(expected)
})

test.each(['working', 'retrying', 'verifying', 'unknown', 'removing'])(
  'in %s something may have been sent, so nothing is decided',
  (state) => {
    expect(fate(on('website', state), on('facebook', 'scheduled'))).toEqual({ kind: 'unsure' })
  },
)

test('an answer that does not say what is live is no answer', () => {
  expect(() => judge({ deliveries: [{ channel: 'website', state: 'scheduled' }], releaseHash: APPROVED })).toThrow()
})
