/** `GET /editorial/:type/:documentId`: where the Item stands, what this caller may do, and the hash an approval must name. */
import type { Core } from '@strapi/strapi'
import { releaseHash } from '@hl/config/release'
import type { ItemType } from '@hl/config/words'
import { notFound } from './approve'
import { buildRelease } from './build-release'
import { isLive, loadDraft } from './draft'
import { problemsOf, type Problem } from './requirements'
import { allowedTransitions, type ChainTransition, type Mover, type Stage } from './transitions'

export interface EditorialView {
  stage: Stage
  allowed: ChainTransition[]
  problems: Problem[]
  /** empty until the checklist grows out of the content */
  checklist: { id: string; label: string }[]
  /** null while the Item lacks what a Release must have */
  releaseHash: string | null
}

/** @throws Refusal when there is no such Item */
export async function viewOf(input: {
  strapi: Core.Strapi
  type: ItemType
  documentId: string
  movers: readonly Mover[]
}): Promise<EditorialView> {
  const draft = await loadDraft(input)
  if (!draft) throw notFound()
  const release = buildRelease(draft)
  return {
    stage: draft.stage,
    allowed: allowedTransitions({ stage: draft.stage, isLive: await isLive(input), movers: input.movers }),
    problems: problemsOf(draft),
    checklist: [],
    releaseHash: release && releaseHash(release),
  }
}
