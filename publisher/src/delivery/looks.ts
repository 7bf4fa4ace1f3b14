/**
 * Looking for what was sent without a known outcome (DELIVERY.md §4). A create is repeated only after it is
 * conclusively absent: two complete looks, or one certain answer. More than one match asks a human; nothing is guessed.
 */
import { transaction } from '../database'
import type { Channel, ChannelContext, FindResult, Json, ReceiptDraft } from '../channels/channel'
import type { Claim } from './claim'
import type { DeliveryDeps } from './deps'
import { UNRESOLVED } from './due'
import { saveReceipts } from './steps'

/** A create (or resumable) whose outcome is not known, of whatever incarnation. */
export interface OpenStep {
  id: number
  name: string
  release: string | null
  request: Json
  sent_at: Date
  deadline_at: Date
  looks: Look[]
  now: Date
}

export interface Look {
  asOf: string
  complete: boolean
  certain: boolean
  matches: string[]
}

export type Finding =
  | { kind: 'found' }
  /** `startsAnew`: nothing of ours is there, not even an upload to go on with. */
  | { kind: 'absent'; startsAnew: boolean }
  /** Not yet conclusive: look again at `dueAt`. */
  | { kind: 'later'; dueAt: Date }
  | { kind: 'several'; ids: string[] }

export async function loadOpenStep(deps: DeliveryDeps, claim: Claim): Promise<OpenStep | null> {
  const { rows } = await deps.pool.query<OpenStep>(
    `select id, name, release, request, sent_at, deadline_at, looks, now() as now from step
     where delivery_id = $1 and ${UNRESOLVED} order by id limit 1`,
    [claim.delivery.id],
  )
  return rows[0] ?? null
}

/** One look, if its time has come; the look and what follows from it are committed. */
export async function lookFor(
  deps: DeliveryDeps,
  input: { claim: Claim; channel: Channel; ctx: ChannelContext; step: OpenStep },
): Promise<Finding> {
  const { channel, step } = input
  const lookAt = nextLookAt({ step, looksMs: channel.looksMs })
  if (lookAt > step.now) return { kind: 'later', dueAt: lookAt }
  const found = await find(deps, input)
  const looks = [...step.looks, toLook(found)]
  const finding = conclude({ looks, found, step, looksMs: channel.looksMs })
  await commitLook(deps, { ...input, looks, finding, drafts: found.matches })
  return finding
}

/** First look: `looksMs[0]` after the deadline; every further one at least `looksMs[1] − looksMs[0]` after the last. */
export function nextLookAt(input: { step: Pick<OpenStep, 'deadline_at' | 'looks'>; looksMs: readonly [number, number] }): Date {
  const { step, looksMs } = input
  const last = step.looks.at(-1)
  if (!last) return new Date(step.deadline_at.getTime() + looksMs[0])
  return new Date(Math.max(step.deadline_at.getTime() + looksMs[1], new Date(last.asOf).getTime() + looksMs[1] - looksMs[0]))
}

/** Pure: what the looks so far say. */
export function conclude(input: {
  looks: readonly Look[]
  found: FindResult
  step: Pick<OpenStep, 'deadline_at'>
  looksMs: readonly [number, number]
}): Finding {
  const { looks, found, step, looksMs } = input
  const [first, ...others] = found.matches
  if (first && others.length > 0) return { kind: 'several', ids: found.matches.map((match) => match.externalId) }
  if (first) return { kind: 'found' }
  if (found.certain) return { kind: 'absent', startsAnew: false }
  if (looks.filter((look) => look.complete).length >= 2) return { kind: 'absent', startsAnew: !found.keepsProgress }
  return { kind: 'later', dueAt: nextLookAt({ step: { ...step, looks: [...looks] }, looksMs }) }
}

type Sought = Pick<OpenStep, 'name' | 'release' | 'request' | 'sent_at'>

/** One look at the channel; commits nothing. */
export async function find(
  deps: DeliveryDeps,
  input: { claim: Claim; channel: Channel; ctx: ChannelContext; step: Sought },
): Promise<FindResult> {
  const { claim, channel, ctx, step } = input
  const hash = step.release ?? claim.delivery.wanted_release
  if (hash === null) throw new Error(`Step ${step.name} names no Release`)
  const release = await deps.releases.load(deps.pool, hash)
  const known = await deps.pool.query<{ external_id: string }>(
    `select external_id from receipt where channel = $1 and created_at > $2::timestamptz - interval '1 day'`,
    [channel.id, step.sent_at],
  )
  return channel.find(
    {
      deliveryId: claim.delivery.id,
      step: step.name,
      request: step.request,
      sentAt: step.sent_at,
      release,
      rendition: channel.render(release, []),
      progress: claim.delivery.progress,
      knownIds: new Set(known.rows.map((row) => row.external_id)),
    },
    ctx,
  )
}

function toLook(found: FindResult): Look {
  return {
    asOf: found.asOf.toISOString(),
    complete: found.complete,
    certain: found.certain ?? false,
    matches: found.matches.map((match) => match.externalId),
  }
}

interface LookCommit {
  claim: Claim
  step: OpenStep
  looks: readonly Look[]
  finding: Finding
  drafts: readonly ReceiptDraft[]
}

async function commitLook(deps: DeliveryDeps, { claim, step, looks, finding, drafts }: LookCommit): Promise<void> {
  const result = finding.kind === 'found' ? 'found' : finding.kind === 'absent' ? 'absent' : 'unknown'
  await transaction(deps.pool, async (client) => {
    await client.query(`update step set looks = $2, result = $3, ended_at = coalesce(ended_at, now()) where id = $1`, [
      step.id,
      JSON.stringify(looks),
      result,
    ])
    if (finding.kind === 'found') await saveReceipts(client, { claim, drafts, release: step.release })
    if (finding.kind === 'absent') {
      await client.query(
        `update delivery set lost_creates = lost_creates + 1, progress = case when $3 then null else progress end where id = $1 and fence = $2`,
        [claim.delivery.id, claim.delivery.fence, finding.startsAnew],
      )
    }
  })
}
