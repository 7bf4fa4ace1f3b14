import { SHOWN_STATES } from '@hl/config/monitor'
import { actsOf } from './delivery-acts'

type Shown = Parameters<typeof actsOf>[0]

const NONE = { read: true, operate: false, accept: false, connect: false, evidence: false }
const CHIEF = { ...NONE, operate: true, accept: true }

function offered({
  state,
  rights,
  action = 'publish',
  canTakedown = false,
}: {
  state: string
  rights: Shown['rights']
  action?: string
  canTakedown?: boolean
}) {
  return actsOf({ delivery: { state, wanted: { action } }, rights, canTakedown })
}

test('whoever may only look is offered no act in any state, and the way to the text where that must change', () => {
  for (const state of SHOWN_STATES) {
    const { main, menu, canTakedown } = offered({ state, rights: NONE })
    expect([state, main, menu, canTakedown]).toEqual([state, state === 'rejected' ? { kind: 'edit' } : null, [], false])
  }
})

test('a state that waits for somebody has one main button, and it does not stand in the menu again', () => {
  expect(offered({ state: 'failed', rights: CHIEF })).toMatchObject({ main: { act: 'retry' }, menu: ['cancel'] })
  expect(offered({ state: 'drift', rights: CHIEF })).toMatchObject({ main: { act: 'repair' }, menu: ['accept'] })
  expect(offered({ state: 'blocked', rights: CHIEF }).main).toEqual({ kind: 'recheck' })
  expect(offered({ state: 'blocked', rights: { ...CHIEF, connect: true } }).main).toEqual({ kind: 'connect' })
})

test('accepting what differs is the board’s alone', () => {
  expect(offered({ state: 'drift', rights: { ...NONE, operate: true } }).menu).toEqual([])
})

test('what goes on by itself has no main button', () => {
  for (const state of [
    'queued',
    'working',
    'retrying',
    'verifying',
    'removing',
    'scheduled',
    'waiting',
    'held',
    'live',
    'removed',
    'skipped',
  ])
    expect([state, offered({ state, rights: CHIEF }).main]).toEqual([state, null])
})

test('a takedown under way is neither cancelled nor ordered again', () => {
  expect(offered({ state: 'blocked', rights: CHIEF, action: 'remove', canTakedown: true })).toMatchObject({
    menu: ['retry'],
    canTakedown: false,
  })
})
