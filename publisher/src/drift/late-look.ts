/**
 * A look at what the last create that was never answered may have made, long after its own looks: platforms show some things
 * late. Twice, after an hour and after a day.
 */
import type { Channel, ReceiptDraft } from '../channels/channel'
import { createHealthContext } from '../delivery/context'
import type { Delivery } from '../delivery/delivery'
import type { DeliveryDeps } from '../delivery/deps'

export const LOOK_MS = 30_000

export interface Looking {
  delivery: Delivery
  channel: Channel
}

export interface Late {
  matches: readonly ReceiptDraft[]
  /** the Release that was sent */
  release: string
}

/** Sought as after a lost answer. @returns null when every create was answered. @throws ChannelError when it cannot be asked now */
export async function cameToLight(deps: DeliveryDeps, { delivery, channel }: Looking): Promise<Late | null> {
  const { rows } = await deps.pool.query<{ name: string; release: string; sent_at: Date }>(
    `select name, release, sent_at from step where delivery_id = $1 and effect <> 'repeatable' and release is not null and result is distinct from 'ok'
     order by id desc limit 1`,
    [delivery.id],
  )
  const step = rows[0]
  if (!step) return null
  const release = await deps.releases.load(deps.pool, step.release)
  const known = await deps.pool.query<{ external_id: string }>(
    `select external_id from receipt where channel = $1 and created_at > $2::timestamptz - interval '1 day'`,
    [channel.id, step.sent_at],
  )
  const ctx = createHealthContext({ deps, channel, deadlineMs: LOOK_MS })
  const { matches } = await channel.find(
    {
      deliveryId: delivery.id,
      step: step.name,
      request: null,
      sentAt: step.sent_at,
      release,
      rendition: channel.render(release, []),
      progress: delivery.progress,
      knownIds: new Set(known.rows.map((row) => row.external_id)),
    },
    ctx,
  )
  return { matches, release: step.release }
}

/** The second and last look; `updated_at` is when it came to stand as it does. */
export async function lookLater(deps: DeliveryDeps, delivery: Delivery): Promise<void> {
  const lastAt = new Date(delivery.updated_at.getTime() + deps.policy.lateLooksMs[1])
  await deps.pool.query(
    `update delivery set checked_at = now(), check_at = case when $3::timestamptz > now() then $3 end where id = $1 and version = $2`,
    [delivery.id, delivery.version, lastAt],
  )
}
