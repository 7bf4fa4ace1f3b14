import { ROLE_IDS } from '@hl/config/roles'
import { STAGE_NAMES } from './stage-names'
import { allowedTransitions, decide, isInChain, stageAfterEdit, STAGES, TRANSITIONS, type Mover, type Situation } from './transitions'

const chief: Mover[] = ['chief-editor']

test('a chief editor approves a draft and nobody else of the board does', () => {
  expect(decide('approve', { stage: 'draft', isLive: false, movers: chief })).toEqual({ kind: 'move', to: 'approved' })
  for (const role of ROLE_IDS.filter((id) => id !== 'chief-editor')) {
    expect(decide('approve', { stage: 'draft', isLive: false, movers: [role] })).toEqual({ kind: 'forbidden' })
  }
})

test('one person may hold several roles, and the right one among them is enough', () => {
  expect(decide('approve', { stage: 'draft', isLive: false, movers: ['contributor', 'chief-editor'] }).kind).toBe('move')
})

test('rights are asked before the stage, so that a stranger learns nothing about it', () => {
  expect(decide('takedown', { stage: 'taken_down', isLive: false, movers: ['inspector'] })).toEqual({ kind: 'forbidden' })
})

test('what is not on the channels cannot be taken down or gone back to', () => {
  expect(decide('takedown', { stage: 'draft', isLive: false, movers: chief })).toEqual({ kind: 'not_live' })
  expect(decide('discard', { stage: 'draft', isLive: false, movers: ['editor'] })).toEqual({ kind: 'not_live' })
})

test.each<[Situation, string[]]>([
  [{ stage: 'draft', isLive: false, movers: chief }, ['approve']],
  [{ stage: 'draft', isLive: true, movers: chief }, ['approve', 'takedown', 'discard']],
  [{ stage: 'approved', isLive: true, movers: chief }, ['takedown']],
  [{ stage: 'taken_down', isLive: false, movers: ['editor'] }, ['reopen']],
  [{ stage: 'draft', isLive: true, movers: ['system-admin', 'inspector'] }, []],
])('what is allowed in %j', (situation, allowed) => {
  expect(allowedTransitions(situation)).toEqual(allowed)
})

test('an edit voids an approval, and a locked stage allows none', () => {
  expect(stageAfterEdit('approved')).toBe('draft')
  expect(stageAfterEdit('taken_down')).toBeNull()
  expect(stageAfterEdit('draft')).toBe('draft')
})

test('the transitions of the full chain are known names that this chain does not have yet', () => {
  expect(TRANSITIONS.filter((transition) => !isInChain(transition))).toEqual([
    'submit',
    'take',
    'requestCheck',
    'passCheck',
    'return',
    'reject',
    'recall',
  ])
  expect(Object.keys(STAGE_NAMES)).toEqual([...STAGES])
})
