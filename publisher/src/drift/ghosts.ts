/**
 * A while after a verified removal: has something of it come to light? A thing that is visible again, or one whose create was
 * never answered, leads back to `removing`.
 */
import { recordAudit, SYSTEM } from '../audit/record'
import type { ReceiptDraft } from '../channels/channel'
import { transaction } from '../database'
import { createHealthContext, toReceipt } from '../delivery/context'
import type { Delivery, ReceiptRow } from '../delivery/delivery'
import { channelOf, type DeliveryDeps } from '../delivery/deps'
import { assertAllowed } from '../delivery/states'
import { cameToLight, LOOK_MS, lookLater, type Looking } from './late-look'

/** @throws ChannelError when the channel cannot be asked now */
export async function lookForGhosts(deps: DeliveryDeps, id: string): Promise<void> {
  const { rows } = await deps.pool.query<Delivery>(`select * from delivery where id = $1 and state = 'removed'`, [id])
  const delivery = rows[0]
  if (!delivery) return
  const channel = channelOf(deps, delivery.channel)
  const late = await cameToLight(deps, { delivery, channel })
  const ghosts = [...(await visibleAgain(deps, { delivery, channel })), ...(late?.matches ?? [])]
  await (ghosts.length > 0 ? removeAgain(deps, { delivery, ghosts }) : lookLater(deps, delivery))
}

async function visibleAgain(deps: DeliveryDeps, { delivery, channel }: Looking): Promise<ReceiptDraft[]> {
  const ctx = createHealthContext({ deps, channel, deadlineMs: LOOK_MS })
  const { rows } = await deps.pool.query<ReceiptRow>(`select * from receipt where delivery_id = $1 order by id desc limit 20`, [
    delivery.id,
  ])
  const found: ReceiptDraft[] = []
  for (const receipt of rows.map(toReceipt)) {
    const verified = await channel.verify(receipt, null, ctx)
    if (verified.status === 'differs') found.push(receipt)
  }
  return found
}

async function removeAgain(
  deps: DeliveryDeps,
  { delivery, ghosts }: { delivery: Delivery; ghosts: readonly ReceiptDraft[] },
): Promise<void> {
  assertAllowed({ from: delivery.state, to: 'removing', by: 'drift' })
  const isMoved = await transaction(deps.pool, async (client) => {
    const { rowCount } = await client.query(
      `update delivery set state = 'removing', due_at = now(), hinted_at = now(), check_at = null, error = null, tries = 0, version = version + 1, updated_at = now()
       where id = $1 and version = $2 and state = 'removed' and wanted_action = 'remove'`,
      [delivery.id, delivery.version],
    )
    if (!rowCount) return true
    for (const { key, externalId, url } of ghosts) {
      await client.query(
        `insert into receipt (delivery_id, channel, document_id, incarnation, key, external_id, url, status) values ($1, $2, $3, $4, $5, $6, $7, 'creating')
         on conflict (delivery_id, key, external_id) do update set status = 'creating', updated_at = now()`,
        [delivery.id, delivery.channel, delivery.document_id, delivery.incarnation, key, externalId, url],
      )
    }
    const { type, document_id: documentId, channel } = delivery
    const data = { delivery: delivery.id, ids: ghosts.map(({ externalId }) => externalId) }
    await recordAudit(client, { actor: SYSTEM, action: 'delivery.ghost_found', type, documentId, channel, data })
    return false
  })
  if (isMoved) return
  deps.log.warn('drift.ghost', { delivery: delivery.id, channel: delivery.channel })
  await deps.doorbell.ring([{ id: delivery.id, channel: delivery.channel, isRemoval: true }])
}
