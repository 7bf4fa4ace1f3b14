/** Keeps what a platform's headers said about its limits, one row a channel, so that every process tells the same. */
import type { ChannelId } from '@hl/config/words'
import type { Usage } from '../channels/channel'
import type { DeliveryDeps } from './deps'

/** Not awaited: a call must not fail, or wait, for the sake of a figure. */
export function noteUsage(deps: Pick<DeliveryDeps, 'pool' | 'log'>, { channel, usage }: { channel: ChannelId; usage: Usage }): void {
  deps.pool
    .query(
      `insert into channel_usage as known (channel, percent, regain_at) values ($1, $2, $3)
       on conflict (channel) do update set percent = excluded.percent, regain_at = excluded.regain_at, seen_at = now()
       where known.seen_at < now() - interval '15 seconds' or known.percent <> excluded.percent or excluded.regain_at is not null`,
      [channel, usage.percent, usage.regainAt],
    )
    .catch((error: unknown) => deps.log.debug('channel.usage_lost', { channel, error }))
}
