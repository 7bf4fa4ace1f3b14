/** `after`: channels that must be live with this Item before a create here, the first or one made anew. Updates wait for nobody. */
import type { PoolClient } from 'pg'
import type { Release } from '@hl/config/release'
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Delivery, Target } from './delivery'

type PublishTarget = Extract<Target, { kind: 'publish' }>

/** @returns null when the way is free, else the reason in Vietnamese */
export async function openGate(
  client: PoolClient,
  input: { delivery: Delivery; target: PublishTarget; release: Release; after: readonly ChannelId[] },
): Promise<string | null> {
  const { delivery, target, release, after } = input
  if (after.length === 0 || (delivery.live_release !== null && !mayBeAnew({ delivery, target, release }))) return null
  const { rows } = await client.query<Pick<Delivery, 'channel' | 'state' | 'applied_seq' | 'live_release'>>(
    `select channel, state, applied_seq, live_release from delivery where document_id = $1 and channel = any($2)`,
    [delivery.document_id, after],
  )
  for (const id of after) {
    const gate = rows.find((row) => row.channel === id)
    if (gate && gate.live_release !== null && gate.applied_seq >= target.seq) continue
    if (gate && ENDED_BADLY.has(gate.state)) return `${CHANNEL_NAMES[id]} chưa lên được (${gate.state}); xử lý ${CHANNEL_NAMES[id]} trước.`
    return `Đợi ${CHANNEL_NAMES[id]} lên trước để gắn liên kết.`
  }
  return null
}

/** What takes the place of a thing is a create like the first: the address it links to must be there. */
function mayBeAnew({ delivery, target, release }: { delivery: Delivery; target: PublishTarget; release: Release }): boolean {
  const plan = release.plan[delivery.channel]
  return 'replace' in plan && plan.replace === true && delivery.live_release !== target.release
}

const ENDED_BADLY: ReadonlySet<string> = new Set(['rejected', 'failed', 'unknown', 'blocked', 'skipped', 'removed', 'removing'])
