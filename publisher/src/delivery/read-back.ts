/** Live means verified: each Receipt is read back and compared before the Delivery may call itself live, or removed. */
import { transaction } from '../database'
import type { Channel, DeliveryContext, Difference, JsonObject, Receipt, ReceiptStatus, Rendition, Verified } from '../channels/channel'
import type { Claim } from './claim'
import type { Drift, ReceiptRow } from './delivery'
import type { DeliveryDeps } from './deps'
import { driftError } from './drift'
import { isStanding, loadReceipts } from './receipts'
import { toReceipt } from './context'
import type { Sent, Settlement } from './settle'
import { saveReceipts } from './steps'

interface ReadBack {
  claim: Claim
  channel: Channel
  ctx: DeliveryContext
  /** null: it should be gone */
  rendition: Rendition | null
  sent: Sent
}

/** A difference or an absence right after sending means "not yet" this many looks long. */
const PATIENCE = 4
const NOT_YET_MS = 3_000
const LONGEST_WAIT_MS = 600_000

export async function readBack(deps: DeliveryDeps, input: ReadBack): Promise<Settlement> {
  const { claim, channel, ctx, rendition, sent } = input
  const rows = await loadReceipts(deps.pool, { documentId: claim.delivery.document_id })
  const isOurs = (row: ReceiptRow) => (rendition === null ? row.delivery_id === claim.delivery.id : isStanding(row, claim.delivery))
  const results = await readReceipts(deps, { claim, channel, ctx, receipts: rows.filter(isOurs), rendition })
  const looks = claim.isVerifyOnly || rendition === null ? claim.delivery.verify_looks : 0
  const patience = (ms: number, note: string): Settlement => ({
    state: rendition === null ? 'removing' : 'verifying',
    dueAt: new Date(Date.now() + Math.min(ms * 1.5 ** looks, LONGEST_WAIT_MS)),
    outcome: note,
    ...(rendition === null ? {} : { sent }),
    counters: { verify_looks: looks + 1 },
  })
  const pending = results.map(({ verified }) => verified).find((verified) => verified.status === 'pending')
  if (pending) return patience(pending.lookAgainMs, pending.note)
  return rendition === null ? whenRemoved(results, patience) : whenLive({ results, patience, looks, sent })
}

/** Reads each back once; what was read is kept. */
export async function readReceipts(
  deps: DeliveryDeps,
  input: Pick<ReadBack, 'claim' | 'channel' | 'ctx' | 'rendition'> & { receipts: readonly ReceiptRow[] },
): Promise<Result[]> {
  const { claim, channel, ctx, receipts, rendition } = input
  const results: Result[] = []
  // one after the other: a read still to come when another has failed would renew the lease of an Attempt that is over
  for (const receipt of receipts.map(toReceipt)) results.push({ receipt, verified: await channel.verify(receipt, rendition, ctx) })
  await keepFacts(deps, { claim, results, isRemoval: rendition === null })
  return results
}

type Result = { receipt: Receipt; verified: Verified }
type Patience = (ms: number, note: string) => Settlement

function whenRemoved(results: readonly Result[], patience: Patience): Settlement {
  if (results.every(({ verified }) => isAway(verified))) {
    return { state: 'removed', dueAt: null, outcome: 'removed', error: null, isRemoved: true, counters: CLEAN }
  }
  return patience(NOT_YET_MS, 'still visible')
}

function whenLive(input: { results: readonly Result[]; patience: Patience; looks: number; sent: Sent }): Settlement {
  const { results, patience, looks, sent } = input
  const baseline: Record<string, JsonObject> = {}
  const differences: Difference[] = []
  for (const { receipt, verified } of results) {
    if (verified.status === 'match' || verified.status === 'differs') baseline[receipt.key] = verified.baseline
    if (verified.status === 'differs') differences.push(...verified.differences)
    if (isAway(verified)) differences.push({ field: receipt.key, expected: receipt.externalId, found: '(không thấy trên kênh)' })
  }
  if (results.length === 0) throw new Error('The channel finished without a receipt')
  if (differences.length === 0) {
    return { state: 'live', dueAt: sent.againAt, outcome: 'live', error: null, sent, live: { baseline }, counters: CLEAN }
  }
  if (looks < PATIENCE) return patience(NOT_YET_MS, 'not as sent yet')
  const isGone = results.every(({ verified }) => isAway(verified))
  const drift: Drift = { at: new Date().toISOString(), isGone, differences, baseline }
  return {
    state: 'drift',
    dueAt: null,
    outcome: 'drift',
    error: driftError(drift),
    drift,
    sent,
    counters: CLEAN,
    attemptError: { differences },
  }
}

const CLEAN = { tries: 0, bugs: 0, lost_creates: 0, verify_looks: 0 } as const

function isAway(verified: Verified): boolean {
  return verified.status === 'gone' || verified.status === 'hidden'
}

/** What was read is kept whoever holds the lease now: permalinks, and what is gone. */
async function keepFacts(deps: DeliveryDeps, input: { claim: Claim; results: readonly Result[]; isRemoval: boolean }): Promise<void> {
  const { claim, results, isRemoval } = input
  const drafts = results.flatMap(({ verified }) => (verified.status === 'match' && verified.receipt ? [verified.receipt] : []))
  const away = isRemoval ? results.filter(({ verified }) => isAway(verified)) : []
  if (drafts.length === 0 && away.length === 0) return
  await transaction(deps.pool, async (client) => {
    await saveReceipts(client, { claim, drafts })
    for (const { receipt, verified } of away) {
      const status: ReceiptStatus = verified.status === 'hidden' ? 'hidden' : 'gone'
      await client.query(`update receipt set status = $2, updated_at = now() where delivery_id = $1 and key = $3 and external_id = $4`, [
        claim.delivery.id,
        status,
        receipt.key,
        receipt.externalId,
      ])
    }
  })
}
