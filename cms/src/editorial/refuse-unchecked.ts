/** What the checks before approval stand against, and what a person has not yet put their name to. */
import type { Core } from '@strapi/strapi'
import { checkLoaded, problemsFrom } from '../checks/check-draft'
import { unanswered } from '../checks/checklist'
import type { TransitionBody } from './contract'
import type { Draft } from './draft'
import { checklistOpen, incomplete } from './move-refusals'
import type { Trx } from './transaction'

/** @throws Refusal */
export async function refuseUnchecked(input: {
  strapi: Core.Strapi
  trx: Trx
  draft: Draft
  body: TransitionBody
  mustSign: boolean
}): Promise<void> {
  const { body, mustSign } = input
  const { findings, checklist } = await checkLoaded({ ...input, asksOutside: false })
  const blocks = findings.filter((finding) => finding.level === 'block')
  if (blocks.length > 0) throw incomplete(problemsFrom(blocks))
  const open = mustSign ? unanswered({ checklist, answers: body.checklist ?? {} }) : []
  if (open.length > 0) throw checklistOpen(checklist.filter((line) => open.includes(line.id)))
}
