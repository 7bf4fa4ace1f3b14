/** What the checks before approval stand against, and what a person has not yet put their name to. */
import type { Core } from '@strapi/strapi'
import { checkLoaded, problemsFrom } from '../checks/check-draft'
import { unanswered } from '../checks/checklist'
import type { TransitionBody } from './contract'
import type { Draft } from './draft'
import { checklistOpen, incomplete } from './move-refusals'
import type { Trx } from './transaction'

/** A line of the list as it was signed: the words, because the list may read otherwise by the time somebody asks. */
export interface SignedLine {
  id: string
  label: string
  by: 'person' | 'machine'
}

/** @returns what was signed, empty when nothing had to be @throws Refusal */
export async function refuseUnchecked(input: {
  strapi: Core.Strapi
  trx: Trx
  draft: Draft
  body: TransitionBody
  mustSign: boolean
}): Promise<SignedLine[]> {
  const { body, mustSign } = input
  const { findings, checklist } = await checkLoaded({ ...input, asksOutside: false })
  const blocks = findings.filter((finding) => finding.level === 'block')
  if (blocks.length > 0) throw incomplete(problemsFrom(blocks))
  if (!mustSign) return []
  const open = unanswered({ checklist, answers: body.checklist ?? {} })
  if (open.length > 0) throw checklistOpen(checklist.filter((line) => open.includes(line.id)))
  return checklist.map(({ id, label, isTicked }) => ({ id, label, by: isTicked ? 'machine' : 'person' }))
}
