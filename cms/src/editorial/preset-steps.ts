/** The straight way of an Item through a preset, from its first draft to its approval, read from the rules. Pure. */
import { FORWARD, STAGE_NAMES, TRANSITION_NAMES, type Mover, type Preset, type Rule, type Stage } from '@hl/config/chain'
import { ROLES } from '@hl/config/roles'
import type { PresetStep } from './contract'

export function stepsOf(preset: Preset): PresetStep[] {
  const steps: PresetStep[] = []
  const seen = new Set<Stage>()
  for (let stage: Stage = 'draft'; stage !== 'approved' && !seen.has(stage);) {
    seen.add(stage)
    const rule = firstRule({ preset, stage })
    if (rule === undefined) break
    steps.push({ stageName: STAGE_NAMES[stage], action: actionOf({ rule, preset }), by: rule.by.filter(isRole).map((role) => ROLES[role]) })
    stage = rule.to
  }
  return steps
}

/** The one a main button would take. */
function firstRule({ preset, stage }: { preset: Preset; stage: Stage }): Rule | undefined {
  const from = preset.rules.filter((rule) => rule.from.includes(stage) && !rule.isAfterReturn)
  return FORWARD.map((transition) => from.find((rule) => rule.transition === transition)).find((rule) => rule !== undefined)
}

function actionOf({ rule, preset }: { rule: Rule; preset: Preset }): string {
  const name = rule.transition === 'submit' && preset.signs === 'approve' ? 'Gửi duyệt' : TRANSITION_NAMES[rule.transition]
  return rule.transition === preset.signs ? `${name} (ký thẩm định)` : name
}

/** A super administrator may everything, which is no news at each step. */
function isRole(mover: Mover): mover is Exclude<Mover, 'super-admin'> {
  return mover !== 'super-admin'
}
