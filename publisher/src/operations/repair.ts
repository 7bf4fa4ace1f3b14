/**
 * Brings back what was approved where the channel shows something else. The channel is asked once more first: what is right
 * again needs nothing, what is altered gets the approved bytes again, and what is gone is made anew, as the next incarnation.
 */
import type { PoolClient } from 'pg'
import { ChannelError } from '../channels/errors'
import type { Delivery } from '../delivery/delivery'
import type { DeliveryDeps } from '../delivery/deps'
import { assertPermitted, operate, refusal, type Done, type Operation } from '../delivery/operate'
import { loadStanding, lookAt, type Standing } from '../drift/look'
import { setRight } from '../drift/record'

export async function repairDrift(deps: DeliveryDeps, op: Operation): Promise<void> {
  const [standing] = await loadStanding(deps.pool, { ids: [op.id] })
  const now = standing?.state === 'drift' ? await lookNow(deps, standing) : null
  await operate(deps, op, async (client, delivery) => {
    if (delivery.state !== 'drift' || !now) throw refusal('Lượt phát hành này không ở trạng thái Bị thay đổi.', 'Tải lại trang.')
    if (now.kind === 'same') {
      assertPermitted(delivery, 'live')
      await setRight(client, now)
      return { action: 'delivery.right_again' }
    }
    assertPermitted(delivery, 'queued')
    return now.kind === 'differs' && now.drift.isGone ? makeAnew(client, delivery) : sendAgain(client, delivery)
  })
}

/** @throws OperationRefused with the channel's own words when it cannot be asked now */
async function lookNow(deps: DeliveryDeps, standing: Standing) {
  try {
    const [look] = await lookAt(deps, { channel: standing.channel, standing: [standing] })
    if (look && look.kind !== 'unclear') return look
    throw refusal('Kênh chưa cho biết bài đang thế nào.', 'Chờ một phút rồi bấm lại.')
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    throw refusal(error.message, error.help)
  }
}

async function sendAgain(client: PoolClient, delivery: Delivery): Promise<Done> {
  await client.query(`update delivery set ${DUE_NOW}, applied_rev = -1 where id = $1`, [delivery.id])
  return { action: 'delivery.repair' }
}

/** Its receipts are closed first, so that nothing of the old incarnation is changed or counted again; the create looks before it makes. */
async function makeAnew(client: PoolClient, delivery: Delivery): Promise<Done> {
  await client.query(`update receipt set status = 'gone', updated_at = now() where delivery_id = $1 and status <> 'gone'`, [delivery.id])
  await client.query(
    `update delivery set ${DUE_NOW}, incarnation = incarnation + 1, progress = null, find_first = true, live_release = null, live_at = null,
       baseline = null, applied_seq = 0 where id = $1`,
    [delivery.id],
  )
  return { action: 'delivery.repair', data: { isNew: true } }
}

const DUE_NOW = `state = 'queued', due_at = now(), hinted_at = now(), error = null, drift = null, tries = 0, bugs = 0, interruptions = 0,
  lost_creates = 0, verify_looks = 0`
