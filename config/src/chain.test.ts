import { allowedTransitions, decide, MOVERS, PRESETS, PRESET_IDS, STAGES, stageAfterEdit, type Preset, type Stage } from './chain'

const ALL = { movers: MOVERS, isSender: true, returnedFrom: null }

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
  const situation = { stage: 'in_edit', isLive: false, movers: ['editor'], isSender: true } as const
  const move = { preset: PRESETS.chuan, transition: 'submit', ...situation } as const
  expect(decide({ ...move, returnedFrom: 'awaiting_approval' })).toEqual({ kind: 'move', to: 'awaiting_approval' })
  expect(decide({ ...move, returnedFrom: null }).kind).toBe('wrong_stage')
})

function nextStages(preset: Preset, stage: Stage): Stage[] {
  return preset.rules.filter((rule) => rule.from.includes(stage) && rule.only !== 'live' && !rule.isAfterReturn).map((rule) => rule.to)
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
