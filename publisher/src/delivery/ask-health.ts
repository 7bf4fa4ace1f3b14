/**
 * Asks a platform how our account stands there, and keeps the answer: everybody who wants to know reads the row, so that a
 * page costs no call. A dead token stops its channel here, before the first Delivery is refused for it. Not here: what else
 * follows (sweep.ts frees, notices tell).
 */
import type { ChannelId } from '@hl/config/words'
import type { Health } from '../channels/health'
import type { Queryable } from '../database'
import { createHealthContext } from './context'
import { channelOf, type DeliveryDeps } from './deps'
import { block } from './doors'

const DEADLINE_MS = 15_000

/** @returns what the platform said; a fault of any kind is an answer too */
export async function askHealth(deps: Pick<DeliveryDeps, 'pool' | 'log' | 'channels' | 'stopping'>, id: ChannelId): Promise<Health> {
  const channel = channelOf(deps, id)
  const ctx = createHealthContext({ deps, channel, deadlineMs: DEADLINE_MS })
  const health = await channel.health(ctx).catch((error: unknown): Health => {
    deps.log.warn('channel.health_failed', { channel: id, error })
    const summary = 'Không hỏi được kênh vì lỗi của chính phần mềm. Quản trị gửi nhật ký của hl-publisher cho người bảo trì.'
    return { ok: false, isPassing: true, mode: 'real', summary, tokenExpiresAt: null, missingPermissions: [] }
  })
  // asked no more because we stop: that says nothing of the channel
  if (deps.stopping.aborted) return health
  await keepHealth(deps.pool, { channel: id, health })
  if (health.stop) {
    await block(deps, { channel: id, reason: health.stop })
    deps.log.warn('channel.stopped', { channel: id, code: health.stop.code })
  }
  return health
}

/** When the platform could not be asked, what it said of the token and the account before still stands. */
async function keepHealth(client: Queryable, { channel, health }: { channel: ChannelId; health: Health }): Promise<void> {
  await client.query(
    `insert into channel_health as known (channel, at, ok, passing, summary, account, token_expires_at, token_known, granted, missing, facts)
     values ($1, now(), $2, $3, $4, $5, $6, $10, $7, $8, $9)
     on conflict (channel) do update set at = now(), ok = excluded.ok, passing = excluded.passing, summary = excluded.summary,
       account = coalesce(excluded.account, known.account),
       token_known = known.token_known or excluded.token_known,
       token_expires_at = case when excluded.token_known then excluded.token_expires_at else known.token_expires_at end,
       granted = coalesce(excluded.granted, known.granted),
       missing = case when excluded.passing then known.missing else excluded.missing end,
       facts = case when excluded.passing then known.facts else excluded.facts end`,
    [
      channel,
      health.ok,
      health.isPassing ?? false,
      health.summary,
      health.account ? JSON.stringify(health.account) : null,
      health.tokenExpiresAt,
      health.grantedPermissions ? JSON.stringify(health.grantedPermissions) : null,
      JSON.stringify(health.missingPermissions),
      JSON.stringify(health.facts ?? []),
      health.ok || health.tokenExpiresAt !== null,
    ],
  )
}
