import { allowedTransitions, decide, MOVERS, PRESET_IDS, signingTransition, STAGES, stageAfterEdit, type Preset, type Stage } from './chain'
import { PRESETS } from './chain-presets'

const CALM = { returnedFrom: null, isChecked: false, hasLapsed: false }
const ALL = { movers: MOVERS, isSender: true, ...CALM }

test.each(PRESET_IDS)('%s leads from every stage to approval, so that nothing is stuck when the preset changes', (id) => {
  for (const stage of STAGES) expect([stage, reachable(PRESETS[id], stage).has('approved')]).toEqual([stage, true])
})

test('gọn needs two moves to approval, chuẩn four, đầy đủ five', () => {
  expect(PRESET_IDS.map((id) => shortest(PRESETS[id]))).toEqual([2, 4, 5])
})

test.each(PRESET_IDS)('in %s nobody without an approver’s role approves, and the outsiders of the board move nothing', (id) => {
  for (const stage of STAGES) {
    const movers = MOVERS.filter((mover) => mover !== 'chief-editor' && mover !== 'super-admin')
    expect(decide({ preset: PRESETS[id], transition: 'approve', stage, isLive: false, ...ALL, movers }).kind).toBe('forbidden')
    const outsiders = ['inspector', 'system-admin'] as const
    expect(allowedTransitions({ preset: PRESETS[id], stage, isLive: true, ...ALL, movers: outsiders })).toEqual([])
    expect(stageAfterEdit({ preset: PRESETS[id], stage, movers: outsiders })).toBeNull()
  }
})

test('an edit after approval leads back before it, and what was taken down takes none', () => {
  const movers = ['editor'] as const
  expect(PRESET_IDS.map((id) => stageAfterEdit({ preset: PRESETS[id], stage: 'approved', movers }))).toEqual([
    'draft',
    'in_edit',
    'in_edit',
  ])
  expect(PRESET_IDS.map((id) => stageAfterEdit({ preset: PRESETS[id], stage: 'taken_down', movers }))).toEqual([null, null, null])
})

test('what was returned is sent straight back', () => {
  const situation = { stage: 'in_edit', isLive: false, movers: ['editor'], isSender: true, hasLapsed: false, isChecked: true } as const
  const move = { preset: PRESETS.chuan, transition: 'submit', ...situation } as const
  expect(decide({ ...move, returnedFrom: 'awaiting_approval' })).toEqual({ kind: 'move', to: 'awaiting_approval' })
  expect(decide({ ...move, returnedFrom: null }).kind).toBe('wrong_stage')
})

test('what an approver returned unchecked goes to the check, not back to somebody who could not approve it', () => {
  const back = { transition: 'submit', stage: 'in_edit', isLive: false, movers: ['editor'], isSender: true, hasLapsed: false } as const
  const returned = { ...back, returnedFrom: 'awaiting_approval', isChecked: false } as const
  expect(decide({ ...returned, preset: PRESETS.chuan })).toEqual({ kind: 'move', to: 'in_check' })
  expect(decide({ ...returned, preset: PRESETS.gon })).toEqual({ kind: 'move', to: 'awaiting_approval' })
})

describe('a small change', () => {
  const small = { isSender: true, ...CALM, movers: ['editor'], isLive: true, isMinor: true } as const

  test.each(['chuan', 'day-du'] as const)('of what is live skips the check in %s, by whoever could have asked for it', (id) => {
    const asked = { ...small, preset: PRESETS[id], transition: 'requestCheck', stage: 'in_edit' } as const
    expect(decide(asked)).toEqual({ kind: 'move', to: 'awaiting_approval' })
    expect(decide({ ...asked, movers: ['contributor'] }).kind).toBe('forbidden')
    expect(decide({ ...asked, isLive: false }).kind).toBe('no_short_way')
    expect(signingTransition({ preset: PRESETS[id], isMinor: true })).toBe('approve')
  })

  test('is no way past anything else, and none where the ordinary way is as short', () => {
    for (const transition of ['take', 'return', 'recall', 'discard'] as const) {
      const kinds = STAGES.map((stage) => decide({ ...small, preset: PRESETS.chuan, transition, stage }).kind)
      expect([transition, kinds.includes('move')]).toEqual([transition, false])
    }
    expect(decide({ ...small, preset: PRESETS.gon, transition: 'submit', stage: 'draft' }).kind).toBe('no_short_way')
  })
})

test('what lapsed is no version to go back to', () => {
  const back = { ...ALL, preset: PRESETS.chuan, transition: 'discard', stage: 'in_edit', isLive: true } as const
  expect(decide(back)).toEqual({ kind: 'move', to: 'approved' })
  expect(decide({ ...back, hasLapsed: true }).kind).toBe('lapsed')
})

function nextStages(preset: Preset, stage: Stage): Stage[] {
  return preset.rules
    .filter((rule) => rule.from.includes(stage) && rule.only !== 'live' && rule.only !== 'approved' && !rule.isAfterReturn)
    .map((rule) => rule.to)
}

function reachable(preset: Preset, from: Stage): Set<Stage> {
  const seen = new Set<Stage>([from, preset.afterEdit[from]])
  for (const stage of seen) for (const next of nextStages(preset, stage)) seen.add(next)
  return seen
}

function shortest(preset: Preset): number {
  let stages: Stage[] = ['draft']
  for (let moves = 0; moves < 10; moves += 1) {
    if (stages.includes('approved')) return moves
    stages = stages.flatMap((stage) => nextStages(preset, stage))
  }
  return Infinity
}
