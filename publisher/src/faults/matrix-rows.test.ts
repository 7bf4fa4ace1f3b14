/** What every row of every table says is what decide.ts does with it, at every kind of call: the matrix without the calls. */
import { POLICY } from '@hl/config/policy'
import { decide, type Decision } from '../delivery/decide'
import { facebookPlatform } from './testing/matrix/facebook'
import type { Effect, ErrorCase, Reaction } from './testing/matrix/faults'
import { youtubePlatform } from './testing/matrix/youtube'

const EFFECTS: readonly Effect[] = ['read', 'repeatable', 'create']

test.each([facebookPlatform(), youtubePlatform()])('every row of $id is decided as it says, whatever the call', ({ errors }) => {
  const wrong = errors.flatMap((row) => EFFECTS.flatMap((effect) => differenceOf({ row, effect }) ?? []))
  expect(wrong).toEqual([])
})

function differenceOf({ row, effect }: { row: ErrorCase; effect: Effect }): string | null {
  const now = new Date()
  const counters = { tries: 0, bugs: 0, isRemoval: false, now, firstLookAt: now, policy: POLICY }
  const { kind } = decide({ error: row.error(effect), ...counters })
  const named = decisionOf({ reaction: row.reaction, effect })
  return kind === named ? null : `${row.name} at a ${effect}: ${kind}, the row says ${named}`
}

function decisionOf({ reaction, effect }: { reaction: Reaction; effect: Effect }): Decision['kind'] {
  switch (reaction) {
    case 'reject':
    case 'block':
    case 'hold':
    case 'retry':
      return reaction
    case 'missing or block':
      return 'block'
    case 'reject once read':
      return 'reject'
    case 'look or retry':
      return effect === 'create' ? 'look' : 'retry'
    case 'look or reject':
      return effect === 'create' ? 'look' : 'reject'
    default:
      return reaction satisfies never
  }
}
