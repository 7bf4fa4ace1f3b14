/** An outcome that nobody could tell: has it come to light since? One thing is taken over; of several, or none, a person decides. */
import { recordAudit, SYSTEM } from '../audit/record'
import type { ReceiptDraft } from '../channels/channel'
import { transaction } from '../database'
import type { Delivery } from '../delivery/delivery'
import { channelOf, type DeliveryDeps } from '../delivery/deps'
import { assertAllowed } from '../delivery/states'
import { takeAsSent } from '../delivery/take-as-sent'
import { cameToLight, lookLater } from './late-look'

/** @throws ChannelError when the channel cannot be asked now */
export async function lookForUnknown(deps: DeliveryDeps, id: string): Promise<void> {
  const { rows } = await deps.pool.query<Delivery>(`select * from delivery where id = $1 and state = 'unknown'`, [id])
  const delivery = rows[0]
  if (!delivery) return
  const late = await cameToLight(deps, { delivery, channel: channelOf(deps, delivery.channel) })
  const [found, ...others] = late?.matches ?? []
  if (!late || !found || others.length > 0) return lookLater(deps, delivery)
  await takeOver(deps, { delivery, found, release: late.release })
}

interface TakingOver {
  delivery: Delivery
  found: ReceiptDraft
  release: string
}

async function takeOver(deps: DeliveryDeps, { delivery, found, release }: TakingOver): Promise<void> {
  assertAllowed({ from: delivery.state, to: 'verifying', by: 'worker' })
  const isTaken = await transaction(deps.pool, async (client) => {
    const { rowCount } = await client.query(
      `update delivery set version = version + 1, updated_at = now(), hinted_at = now() where id = $1 and version = $2 and state = 'unknown'`,
      [delivery.id, delivery.version],
    )
    if (!rowCount) return false
    await takeAsSent(client, { delivery, found, sentRelease: release })
    const { type, document_id: documentId, channel } = delivery
    const data = { delivery: delivery.id, externalId: found.externalId, url: found.url }
    await recordAudit(client, { actor: SYSTEM, action: 'delivery.found_late', type, documentId, channel, data })
    return true
  })
  if (!isTaken) return
  deps.log.info('drift.found_late', { delivery: delivery.id, channel: delivery.channel })
  await deps.doorbell.ring([{ id: delivery.id, channel: delivery.channel, isRemoval: false }])
}
