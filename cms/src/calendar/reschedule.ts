/**
 * `POST /editorial/:type/:documentId/reschedule`: another time on one channel. The plan is part of the Release that was
 * approved, so what is in force only changes with an approval: see move-mode.ts.
 */
import type { Core } from '@strapi/strapi'
import { canonicalJson } from '@hl/config/canonical'
import { releaseHash, type Release } from '@hl/config/release'
import type { ChannelId, ItemType } from '@hl/config/words'
import type { EditorialConfig } from '../../config/editorial'
import { performing } from '../editorial/act'
import type { Caller } from '../editorial/actor'
import { notFound } from '../editorial/approve'
import { buildRelease, filmOf } from '../editorial/build-release'
import { addChanger } from '../editorial/changers'
import { fetchDeliveries, type DeliveriesAnswer } from '../editorial/deliveries'
import { loadDraft, type Draft } from '../editorial/draft'
import { saveState } from '../editorial/item-state'
import { ITEM_TABLES, ITEM_UIDS } from '../editorial/item-types'
import { lockDocument, writeOutbox } from '../editorial/outbox'
import { refuseUnchecked } from '../editorial/refuse-unchecked'
import { personOf } from '../editorial/settle'
import { presetInForce } from '../editorial/settings'
import { lastRelease } from '../editorial/shown-releases'
import type { Trx } from '../editorial/transaction'
import { lastChecker } from './last-checker'
import type { Rescheduling } from './contract'
import { moveMode, type MoveMode } from './move-mode'
import * as refused from './move-refusals'
import { planWithTime } from './plan-rows'

interface Moving extends Rescheduling {
  strapi: Core.Strapi
  type: ItemType
  documentId: string
  caller: Caller
}
interface Held extends Moving {
  trx: Trx
  draft: Draft
}

/** @returns what it did @throws Refusal */
export async function reschedule(input: Moving & { publisher: EditorialConfig['publisher'] }): Promise<MoveMode> {
  const { strapi, type, documentId, caller, notBefore } = input
  if (notBefore !== null && Date.parse(notBefore) <= Date.now()) throw refused.inThePast()
  const answer = await fetchDeliveries(input)
  return strapi.db.transaction(async ({ trx }) => {
    await lockDocument(trx, documentId)
    const draft = await loadDraft({ strapi, trx, type, documentId })
    if (!draft) throw notFound()
    const { stage } = draft.state
    const mode = moveMode({ preset: await presetInForce(trx), stage, movers: caller.movers })
    if (mode === null) throw refused.notYoursToMove(stage)
    if (draft.plan?.[input.channel]?.enabled === false || (input.channel === 'youtube' && !filmOf(draft)))
      throw refused.notPlanned(input.channel)
    if (stage === 'approved') refuseWhatIsOut({ channel: input.channel, draft, answer })
    await move({ ...input, trx, draft }, mode)
    return mode
  })
}

async function move(held: Held, mode: MoveMode): Promise<void> {
  const { strapi, trx, draft, documentId, type, caller } = held
  const data: Record<string, unknown> = { plan: await planWithTime(held) }
  const write = () => strapi.documents(ITEM_UIDS[type]).update({ documentId, data })
  if (mode === 'edits') {
    await write()
    return audit(held, { mode })
  }
  await performing({ kind: 'reschedule', documentId, caller, body: {} }, write)
  await movePublicDate(held)
  const by = personOf(caller)
  switch (mode) {
    case 'sets':
      return audit(held, { mode })
    case 'asks': {
      const checkedBy = await lastChecker({ trx, documentId })
      const preset = await presetInForce(trx)
      if (preset.signs !== 'approve' && checkedBy === null) throw refused.notChecked()
      const at = new Date().toISOString()
      const senders = { draft: by, in_edit: by }
      const state = {
        ...draft.state,
        stage: 'awaiting_approval' as const,
        since: at,
        readyAt: at,
        holder: null,
        handedBy: by,
        senders,
        checkedBy,
      }
      await addChanger({ trx, documentId, by })
      await saveState({ trx, type, documentId, state })
      return audit(held, { mode })
    }
    case 'approves':
      return approveTime(held)
  }
}

/** The same content with another time, approved by whoever moved it: they have the right, and nothing else may differ. */
async function approveTime(held: Held): Promise<void> {
  const { strapi, trx, draft, documentId, type, caller } = held
  const moved = await loadDraft(held)
  const release = moved && buildRelease(moved)
  const before = await lastRelease({ trx, documentId })
  if (!release || !before || contentOf(release) !== contentOf(before)) throw refused.contentMoved()
  // with another time it may outlive a consent; and what was found since the first approval counts as well
  await refuseUnchecked({ strapi, trx, draft: moved, body: {}, mustSign: false })
  await performing({ kind: 'reschedule', documentId, caller, body: {} }, () => strapi.documents(ITEM_UIDS[type]).publish({ documentId }))
  await saveState({ trx, type, documentId, state: { ...draft.state, approvedAt: new Date().toISOString() } })
  const hash = releaseHash(release)
  await writeOutbox({ trx, documentId, actor: personOf(caller), fact: { kind: 'publish', releaseHash: hash, release, comment: null } })
  await audit(held, { mode: 'approves', releaseHash: hash })
}

async function audit(held: Held, data: { mode: MoveMode; releaseHash?: string }): Promise<void> {
  const { trx, draft, documentId, type, caller, channel, notBefore } = held
  const times = { channel, from: draft.plan?.[channel]?.notBefore ?? null, to: notBefore }
  await writeOutbox({
    trx,
    documentId,
    actor: personOf(caller),
    fact: { kind: 'audit', type, action: 'reschedule', data: { ...times, ...data } },
  })
}

/** Everything but when it goes out. */
function contentOf({ plan, publishedAt: _when, ...content }: Release): string {
  const { website, facebook, youtube } = plan
  const timeless = [website, facebook, youtube].map(({ notBefore: _at, ...rest }) => rest)
  return canonicalJson({ ...content, plan: timeless })
}

/** A public date that has not come yet is the website's embargo, and moves with it. */
async function movePublicDate({ trx, draft, documentId, type, channel, notBefore }: Held): Promise<void> {
  if (channel !== 'website' || draft.publicSince === null || Date.parse(draft.publicSince) <= Date.now()) return
  const sql = `update cms.${ITEM_TABLES[type]} set public_since = ? where document_id = ? and published_at is null`
  await trx.raw(sql, [new Date(notBefore ?? Date.now()), documentId])
}

/** In these states nothing was sent, and nothing is being sent. */
const WAITS = ['scheduled', 'waiting', 'queued', 'held', 'blocked']

function refuseWhatIsOut(input: { channel: ChannelId; draft: Draft; answer: DeliveriesAnswer }): void {
  const { channel, draft, answer } = input
  const planned = draft.plan?.[channel]?.notBefore ?? null
  if (planned !== null && Date.parse(planned) > Date.now()) return
  if (answer.deliveries === null) throw refused.cannotTell(channel)
  const delivery = answer.deliveries.find((one) => one.channel === channel)
  if (delivery && !WAITS.includes(delivery.state)) throw refused.alreadyOut(channel)
}
