/** When something may be done ahead of an embargo, and when not: the claim's side of prepare.ts. */
import type { PoolClient } from 'pg'
import type { Policy } from '@hl/config/policy'
import type { Channel } from '../channels/channel'
import type { Delivery, Target } from './delivery'
import type { DeliveryDeps } from './deps'
import { takeTurn } from './pace'

export type PrepareTarget = Extract<Target, { kind: 'prepare' }>

interface Embargoed {
  policy: Pick<Policy, 'prepareAheadMs'>
  delivery: Delivery & { now: Date; has_loose_receipt: boolean }
  channel: Channel | undefined
}

/** When an embargoed Delivery has its first work to do. */
export function wakesAt({ notBefore, channel, policy }: Pick<Embargoed, 'channel' | 'policy'> & { notBefore: Date }): Date {
  return channel?.prepare ? new Date(notBefore.getTime() - policy.prepareAheadMs) : notBefore
}

/** What was made before, and not ahead, may be seen already: it is left alone until its hour. */
export function canPrepare({ policy, delivery, channel }: Embargoed): boolean {
  if (!channel?.prepare || !delivery.not_before || (delivery.has_loose_receipt && !delivery.ahead)) return false
  return wakesAt({ notBefore: delivery.not_before, channel, policy }) <= delivery.now
}

/** When an embargoed Delivery with nothing to do now has something to do. */
export function nextHour({ policy, delivery, channel }: Embargoed): Date | null {
  if (!delivery.not_before) return null
  const wakes = wakesAt({ notBefore: delivery.not_before, channel, policy })
  return wakes > delivery.now && delivery.prepared_seq < delivery.wanted_seq ? wakes : delivery.not_before
}

/** For what nobody waits for: not behind a closed door, nor out of turn. @returns when to ask again; null when it may begin */
export async function opensAt(
  client: PoolClient,
  { deps, delivery }: { deps: DeliveryDeps; delivery: Delivery & { now: Date } },
): Promise<Date | null> {
  const { rows } = await client.query<{ is_shut: boolean; hold_until: Date | null }>(
    `select paused or blocked as is_shut, hold_until from channel_state where channel = $1 and bucket = ''`,
    [delivery.channel],
  )
  const [door] = rows
  if (door?.is_shut) return new Date(delivery.now.getTime() + deps.policy.prepareAgainMs)
  if (door?.hold_until && door.hold_until > delivery.now) return door.hold_until
  return (await takeTurn(client, { channel: delivery.channel, pace: deps.policy.pace }))?.until ?? null
}

/** Never later than the hour itself. */
export function notAfter({ notBefore }: Pick<PrepareTarget, 'notBefore'>, at: Date): Date {
  return at < notBefore ? at : notBefore
}

/** The work ahead kills its worker: nothing more is done ahead, and the hour itself starts with fresh counters. */
export async function giveUpAhead(client: PoolClient, id: string): Promise<void> {
  await client.query(`update delivery set interruptions = 0, prepared_seq = wanted_seq where id = $1`, [id])
}
