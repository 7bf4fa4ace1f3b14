/**
 * The checks before approval, for the editorial chain: what was found in a draft and what a person must sign.
 * Not here: who may approve, and what a refusal looks like (editorial/).
 */
import type { Core } from '@strapi/strapi'
import type { ItemType } from '@hl/config/words'
import type { Problem } from '../editorial/contract'
import { loadDraft, type Draft } from '../editorial/draft'
import type { Trx } from '../editorial/transaction'
import { checklistOf, type ChecklistItem } from './checklist'
import type { Finding } from './finding'
import { findings } from './findings'
import { loadView } from './load-view'

export interface DraftCheck {
  findings: Finding[]
  checklist: ChecklistItem[]
}

/** `null`: there is no such Item. */
export async function checkDraft(input: { strapi: Core.Strapi; type: ItemType; documentId: string }): Promise<DraftCheck | null> {
  const draft = await loadDraft(input)
  return draft && checkLoaded({ strapi: input.strapi, trx: input.strapi.db.connection, draft, asksOutside: true })
}

/** For a caller who holds the draft already; inside its transaction with `asksOutside: false`. */
export async function checkLoaded(input: { strapi: Core.Strapi; trx: Trx; draft: Draft; asksOutside: boolean }): Promise<DraftCheck> {
  const view = await loadView(input)
  const found = findings(view)
  return { findings: found, checklist: checklistOf(view, found) }
}

/** Findings as the editorial contract tells problems: a block stands in the way of an approval, a warning does not. */
export function problemsFrom(found: readonly Finding[]): Problem[] {
  return found.map(({ level, field, message, blockIndex, from, to, excerpt }) => ({
    channel: null,
    field,
    message,
    level: level === 'block' ? 'error' : 'warning',
    place: excerpt === '' && blockIndex === null ? null : { blockIndex, from, to, excerpt },
  }))
}
