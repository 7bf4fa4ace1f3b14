/** Keeps what a platform's headers said about its limits, one row a channel, so that every process tells and heeds the same. */
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Usage } from '../channels/channel'
import type { DeliveryDeps } from './deps'
import { hold } from './doors'

/** Never throws: a call must not fail for the sake of a figure. When calls are not welcome for now, nobody makes another. */
export async function noteUsage(
  deps: Pick<DeliveryDeps, 'pool' | 'log'>,
  { channel, usage }: { channel: ChannelId; usage: Usage },
): Promise<void> {
  const { percent, regainAt } = usage
  try {
    await deps.pool.query(
      `insert into channel_usage as known (channel, percent, regain_at) values ($1, $2, $3)
       on conflict (channel) do update set percent = excluded.percent, regain_at = excluded.regain_at, seen_at = now()
       where known.seen_at < now() - interval '15 seconds' or known.percent <> excluded.percent or excluded.regain_at is not null`,
      [channel, percent, regainAt],
    )
    if (regainAt) await hold(deps, { channel, bucket: '', until: regainAt, reason: stopped(channel) })
  } catch (error) {
    deps.log.debug('channel.usage_lost', { channel, error })
  }
}

function stopped(channel: ChannelId) {
  return {
    code: 'core.told_to_wait',
    message: `${CHANNEL_NAMES[channel]} báo đã gọi quá nhiều và hẹn giờ gọi lại.`,
    help: 'Không phải làm gì: đến giờ đó hệ thống tự gửi tiếp.',
    who: 'nobody',
  } as const
}
