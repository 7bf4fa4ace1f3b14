/**
 * One look at what stands on a channel, against what was read when it went live (the baseline). Reads only; what two looks
 * mean is record.ts. What equals the approved text is right whatever the baseline says; a new template is no difference.
 */
import type { ChannelId } from '@hl/config/words'
import type { Channel, ChannelContext, Difference, JsonObject, Receipt, Rendition, Verified } from '../channels/channel'
import { ItemRejected } from '../channels/errors'
import type { Queryable } from '../database'
import { createHealthContext, toReceipt } from '../delivery/context'
import type { Delivery, Drift, ReceiptRow } from '../delivery/delivery'
import { channelOf, type DeliveryDeps } from '../delivery/deps'
import { isStanding } from '../delivery/receipts'

export type Standing = Pick<
  Delivery,
  'id' | 'channel' | 'document_id' | 'type' | 'state' | 'incarnation' | 'version' | 'live_release' | 'wanted_release' | 'drift'
> & { baseline: Readonly<Record<string, JsonObject>> | null; is_confirmed: boolean }

export type Look =
  | { kind: 'same'; standing: Standing; baseline: Record<string, JsonObject> }
  | { kind: 'differs'; standing: Standing; drift: Drift }
  /** the channel does not say yet, or nothing of ours should be there */
  | { kind: 'unclear'; standing: Standing }

const LOOK_MS = 30_000

/** @param confirmMs a first look this long ago may be confirmed by another */
export async function loadStanding(client: Queryable, input: { ids: readonly string[]; confirmMs?: number }): Promise<Standing[]> {
  const { rows } = await client.query<Standing>(
    `select id, channel, document_id, type, state, incarnation, version, live_release, wanted_release, drift, baseline,
       coalesce((drift ->> 'at')::timestamptz <= now() - $2 * interval '1 millisecond', false) as is_confirmed
     from delivery where id = any($1) and state in ('live', 'drift') and (lease_until is null or lease_until <= now())`,
    [input.ids, input.confirmMs ?? 0],
  )
  return rows
}

/** @throws ChannelError when the channel cannot be asked now */
export async function lookAt(deps: DeliveryDeps, input: { channel: ChannelId; standing: readonly Standing[] }): Promise<Look[]> {
  const channel = channelOf(deps, input.channel)
  const ctx = createHealthContext({ deps, channel, deadlineMs: LOOK_MS, pace: deps.policy.pace })
  const receipts = await loadReceiptsOf(
    deps.pool,
    input.standing.map(({ document_id: documentId }) => documentId),
  )
  const asked: Asked[] = []
  for (const standing of input.standing) {
    const hash = standing.live_release ?? standing.wanted_release
    if (hash === null) continue
    const ofItem = receipts.filter((receipt) => receipt.document_id === standing.document_id)
    const verified = ofItem.filter((receipt) => receipt.status === 'live').map(toReceipt)
    const rendition = channel.render(await deps.releases.load(deps.pool, hash), verified)
    for (const row of ofItem.filter((each) => isStanding(each, standing))) asked.push({ standing, receipt: toReceipt(row), rendition })
  }
  const answers = await verifyEach({ channel, ctx, asked })
  return input.standing.map((standing) =>
    judge(
      standing,
      answers.filter((answer) => answer.standing === standing),
    ),
  )
}

interface Asked {
  standing: Standing
  receipt: Receipt
  rendition: Rendition
}
type Answer = Asked & { verified: Verified }

async function verifyEach({ channel, ctx, asked }: { channel: Channel; ctx: ChannelContext; asked: readonly Asked[] }): Promise<Answer[]> {
  if (channel.verifyMany) {
    const verified = await channel.verifyMany(asked, ctx)
    return asked.flatMap((each, index) => (verified[index] ? [{ ...each, verified: verified[index] }] : []))
  }
  const answers: Answer[] = []
  for (const each of asked) answers.push({ ...each, verified: await verifyOne({ channel, ctx, ...each }) })
  return answers
}

/** What the platform itself has thrown out since differs from what was approved. */
async function verifyOne({ channel, ctx, receipt, rendition }: Asked & { channel: Channel; ctx: ChannelContext }): Promise<Verified> {
  try {
    return await channel.verify(receipt, rendition, ctx)
  } catch (error) {
    if (!(error instanceof ItemRejected)) throw error
    return {
      status: 'differs',
      differences: [{ field: 'status', expected: 'đang hiển thị', found: error.message }],
      baseline: { code: error.code },
    }
  }
}

/** Pure. */
function judge(standing: Standing, answers: readonly Answer[]): Look {
  if (answers.length === 0 || answers.some(({ verified }) => verified.status === 'pending')) return { kind: 'unclear', standing }
  const baseline: Record<string, JsonObject> = {}
  const differences: Difference[] = []
  for (const { receipt, verified } of answers) {
    if (verified.status === 'match' || verified.status === 'differs') baseline[receipt.key] = verified.baseline
    if (verified.status === 'differs' && !isSame(verified.baseline, standing.baseline?.[receipt.key]))
      differences.push(...verified.differences)
    if (isAway(verified))
      differences.push({ field: receipt.key, expected: receipt.url ?? receipt.externalId, found: '(không thấy trên kênh)' })
  }
  if (differences.length === 0) return { kind: 'same', standing, baseline }
  const isGone = answers.every(({ verified }) => isAway(verified))
  return { kind: 'differs', standing, drift: { at: new Date().toISOString(), isGone, differences, baseline } }
}

function isAway(verified: Verified): boolean {
  return verified.status === 'gone' || verified.status === 'hidden'
}

/** A field that was not read at the time counts as not set. */
function isSame(found: JsonObject, known: JsonObject | undefined): boolean {
  if (!known) return false
  return Object.keys(found).every((key) => JSON.stringify(found[key] ?? false) === JSON.stringify(known[key] ?? false))
}

async function loadReceiptsOf(client: Queryable, documentIds: readonly string[]): Promise<ReceiptRow[]> {
  const { rows } = await client.query<ReceiptRow>(`select * from receipt where document_id = any($1) and status <> 'gone' order by id`, [
    documentIds,
  ])
  return rows
}
