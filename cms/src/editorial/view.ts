/** `GET /editorial/:type/:documentId`: where the Item stands, what this caller may do, and the hash an approval must name. */
import type { Core } from '@strapi/strapi'
import { allowedTransitions, signingTransition, STAGE_NAMES, stageAfterEdit } from '@hl/config/chain'
import { releaseHash } from '@hl/config/release'
import type { ItemType } from '@hl/config/words'
import { checkLoaded, problemsFrom } from '../checks/check-draft'
import { takedownsDue } from '../consents/due-takedowns'
import type { Caller } from './actor'
import { notFound } from './approve'
import { buildRelease } from './build-release'
import { changersOf } from './changers'
import { compareReleases } from './compare-releases'
import type { EditorialView } from './contract'
import { loadDraft } from './draft'
import { readOnlyReason } from './edits'
import { FOUR_EYES } from './move-refusals'
import { mayNote, notesOf } from './notes'
import { lapsedOf } from './lapsed'
import { minorChange } from './minor-change'
import { allowedNow, offerAfterEdit, offersOf, shortMoveOf } from './offers'
import { embargoOf, isWarning, planLine, timeHints } from './plan-line'
import { problemsOf } from './requirements'
import { canApproveInEmergency, canReviewEmergency, needsFourEyes, situationOf } from './settle'
import { presetInForce } from './settings'
import { keepShown, lastRelease } from './shown-releases'

/** @throws Refusal when there is no such Item */
export async function viewOf(input: { strapi: Core.Strapi; type: ItemType; documentId: string; caller: Caller }): Promise<EditorialView> {
  const { strapi, documentId, caller } = input
  const trx = strapi.db.connection
  const [draft, preset, changers, notes] = await Promise.all([
    loadDraft(input),
    presetInForce(trx),
    changersOf({ trx, documentId }),
    notesOf({ trx, documentId }),
  ])
  if (!draft) throw notFound()
  const { state } = draft
  const now = new Date()
  const { stage, holder, handedBy, since, returnedBy, checkedBy, isLive, emergency } = state
  const check = await checkLoaded({ strapi, trx, draft, asksOutside: true })
  const release = buildRelease(draft)
  const hash = release && releaseHash(release)
  const previousRelease = isLive ? await lastRelease({ trx, documentId }) : null
  const allowed = allowedNow({ preset, state, caller, changers })
  if (release && hash && (allowed.some(needsFourEyes) || canApproveInEmergency({ state, caller }))) {
    await keepShown({ trx, documentId, hash, release })
  }
  const signs = allowed.includes(signingTransition({ preset, isMinor: state.minor !== null }))
  const short = shortMoveOf({ preset, state, caller })
  const isSmall = short !== null && minorChange({ live: previousRelease, release, findings: check.findings }).kind === 'minor'
  const isBarred = allowedTransitions({ preset, ...situationOf({ state, caller }) }).some(
    (transition) => needsFourEyes(transition) && changers.some((one) => one.id === caller.id),
  )
  return {
    title: draft.title ?? '',
    stage,
    stageName: STAGE_NAMES[stage],
    preset: preset.id,
    allowed,
    ...offersOf({ preset, state, allowed, embargo: embargoOf(draft, now), minor: isSmall ? short : null }),
    mainAfterEdit: offerAfterEdit({ preset, state, caller, changers }),
    readOnly: stageAfterEdit({ preset, stage, movers: caller.movers }) === null ? readOnlyReason({ preset, stage }) : null,
    fourEyes: isBarred ? FOUR_EYES : null,
    problems: [...problemsOf(draft), ...problemsFrom(check.findings)],
    checklist: signs ? check.checklist : [],
    releaseHash: hash,
    version: draft.updatedAt.toISOString(),
    holder,
    handedBy,
    since,
    returnedBy,
    checkedBy,
    changers,
    notes,
    canNote: mayNote(caller),
    isLive,
    previousRelease,
    changes: release && previousRelease ? compareReleases({ before: previousRelease, after: release }) : [],
    replacing: release ? (['facebook', 'youtube'] as const).filter((channel) => release.plan[channel].replace) : [],
    takedownDue: isLive ? ((await takedownsDue({ trx, documentIds: [documentId] })).get(documentId) ?? null) : null,
    planLine: planLine(draft, now),
    isWarning: isWarning(draft),
    timeHints: timeHints({ draft, now, isDecidedNow: allowed.includes('approve') }),
    isEmergency: emergency !== null,
    emergency: emergency && {
      by: emergency.by,
      reason: emergency.reason,
      at: emergency.at,
      canReview: canReviewEmergency({ state, caller }),
    },
    minor: state.minor,
    lapsed: lapsedOf(state),
    canApproveInEmergency: canApproveInEmergency({ state, caller }),
  }
}
