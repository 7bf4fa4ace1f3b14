/** `after`: channels that must be live with this Item before the first create here. Later updates wait for nobody. */
import type { PoolClient } from 'pg'
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Delivery } from './delivery'

/** @returns null when the way is free, else the reason in Vietnamese */
export async function openGate(
  client: PoolClient,
  input: { delivery: Delivery; seq: number; after: readonly ChannelId[] },
): Promise<string | null> {
  const { delivery, seq, after } = input
  if (after.length === 0 || delivery.live_release !== null) return null
  const { rows } = await client.query<Pick<Delivery, 'channel' | 'state' | 'applied_seq' | 'live_release'>>(
    `select channel, state, applied_seq, live_release from delivery where document_id = $1 and channel = any($2)`,
    [delivery.document_id, after],
  )
  for (const id of after) {
    const gate = rows.find((row) => row.channel === id)
    if (gate && gate.live_release !== null && gate.applied_seq >= seq) continue
    if (gate && ENDED_BADLY.has(gate.state)) return `${CHANNEL_NAMES[id]} chưa lên được (${gate.state}); xử lý ${CHANNEL_NAMES[id]} trước.`
    return `Đợi ${CHANNEL_NAMES[id]} lên trước để gắn liên kết.`
  }
  return null
}

const ENDED_BADLY: ReadonlySet<string> = new Set(['rejected', 'failed', 'unknown', 'blocked', 'skipped', 'removed', 'removing'])
