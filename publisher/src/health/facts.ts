/** What decides whether people see what we publish: as the platform said, as our own Deliveries showed, or as an operator saw. */
import type { HealthFact } from '@hl/config/channel-health'
import type { Actor } from '@hl/config/outbox'
import type { ChannelId } from '@hl/config/words'
import { formatDate } from '@hl/config/time'
import { recordAudit } from '../audit/record'
import type { Channel } from '../channels/channel'
import type { Doubt } from '../channels/health'
import { transaction, type Queryable } from '../database'
import type { DeliveryDeps } from '../delivery/deps'
import { OperationRefused } from '../delivery/operate'

export async function readDoubts(client: Queryable, channel: Channel): Promise<HealthFact[]> {
  return Promise.all((channel.doubts ?? []).map((doubt) => settle({ client, channel: channel.id, doubt })))
}

/** An operator looked for herself. */
export async function attest(
  deps: Pick<DeliveryDeps, 'pool' | 'channels'>,
  input: { channel: ChannelId; code: string; level: 'fine' | 'wrong'; actor: Actor },
): Promise<void> {
  const { channel, code, level, actor } = input
  const isKnown = deps.channels.get(channel)?.doubts?.some((doubt) => doubt.code === code)
  if (!isKnown) throw new OperationRefused('not_found', 'Kênh này không có điều cần xác nhận như vậy.', 'Tải lại trang.')
  await transaction(deps.pool, async (client) => {
    await client.query(
      `insert into channel_fact (channel, code, level, by) values ($1, $2, $3, $4)
       on conflict (channel, code) do update set level = excluded.level, by = excluded.by, at = now()`,
      [channel, code, level, JSON.stringify(actor)],
    )
    await recordAudit(client, { actor, action: 'channel.attested', channel, data: { code, level } })
  })
}

async function settle({ client, channel, doubt }: { client: Queryable; channel: ChannelId; doubt: Doubt }): Promise<HealthFact> {
  const { rows } = await client.query<{ isProven: boolean; hasLive: boolean; level: 'fine' | 'wrong' | null; by: Actor | null; at: Date }>(
    `select exists (select 1 from delivery where channel = $1 and state = 'blocked' and error ->> 'code' = any($2))
         or exists (select 1 from channel_state where channel = $1 and blocked and reason ->> 'code' = any($2)) as "isProven",
       exists (select 1 from receipt where channel = $1 and status = 'live') as "hasLive", said.level, said.by, said.at
     from (select 1) one left join channel_fact said on said.channel = $1 and said.code = $3`,
    [channel, doubt.provenBy, doubt.code],
  )
  const known = rows[0]
  const word = (level: HealthFact['level']) => ({ code: doubt.code, level, ...doubt.words[level] })
  if (known?.isProven) return word('wrong')
  if (known?.level && known.by) {
    const fact = word(known.level)
    return { ...fact, message: `${fact.message} (${known.by.name} xác nhận ngày ${formatDate(known.at)})` }
  }
  return doubt.isClearedByLive && known?.hasLive ? word('fine') : { ...word('unknown'), claims: doubt.claims }
}
