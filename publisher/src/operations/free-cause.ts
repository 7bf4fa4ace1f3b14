/** One click for all that stands for one reason (DESK §2.8). Nothing is sent against what a channel has said. */
import type { Actor } from '@hl/config/outbox'
import { formatDateTime } from '@hl/config/time'
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import { recordAudit } from '../audit/record'
import { transaction, type Queryable } from '../database'
import { askHealth } from '../delivery/ask-health'
import type { DeliveryDeps } from '../delivery/deps'
import { resume, unblock } from '../delivery/doors'
import { dueBy, OperationRefused, refusal } from '../delivery/operate'
import { PAUSED, parseCause, whereOf, type CauseName } from '../monitor/filter'
import type { Hint } from '../queue/doorbell'

const LOOKING = 'core.looking'

interface Freeing {
  key: string
  cause: CauseName
  actor: Actor
}

/** @returns how many became due. @throws OperationRefused with the cause in words while the channel is not well, or its time has not come */
export async function freeCause(deps: DeliveryDeps, { key, actor }: { key: string; actor: Actor }): Promise<number> {
  const cause = parseCause(key)
  if (!cause) throw new OperationRefused('not_found', 'Không có nguyên nhân này.', 'Tải lại trang.')
  const freeing = { key, cause, actor }
  if (cause.code === PAUSED) return resumeChannel(deps, freeing)
  const { state, code, channel } = cause
  if (state === 'blocked') {
    await assertWell(deps, channel)
    await unblock(deps, channel)
    return makeDue(deps, freeing)
  }
  if (state === 'held') {
    await assertHoldIsOver(deps, freeing)
    return makeDue(deps, freeing)
  }
  if (code === LOOKING)
    throw refusal('Hệ thống đang tìm xem bài đã lên chưa.', 'Không phải làm gì: hệ thống tìm vào giờ đã định rồi tự gửi.')
  if (state === 'failed' || state === 'retrying') return makeDue(deps, freeing)
  throw refusal('Mỗi bài ở nhóm này cần được xem riêng.', 'Mở từng bài trong danh sách để xử lý.')
}

async function resumeChannel(deps: DeliveryDeps, { key, cause, actor }: Freeing): Promise<number> {
  const waiting = await readIds(deps.pool, key)
  await resume(deps, { channel: cause.channel, actor })
  await deps.doorbell.ring(waiting)
  return waiting.length
}

/** Asked now, not taken from what was known: somebody has just mended it. */
async function assertWell(deps: DeliveryDeps, id: ChannelId): Promise<void> {
  const { ok, summary } = await askHealth(deps, id)
  if (!ok) throw refusal(`${CHANNEL_NAMES[id]} chưa dùng lại được: ${summary}`, 'Quản trị kết nối lại hoặc cấp quyền, rồi bấm lại.')
}

async function assertHoldIsOver(deps: DeliveryDeps, { cause }: Freeing): Promise<void> {
  const { rows } = await deps.pool.query<{ until: Date | null }>(
    `select greatest(
       (select max(hold_until) from channel_state where channel = $1),
       (select min(due_at) from delivery d where channel = $1 and state = 'held' and coalesce(error ->> 'code', 'core.held') = $2)) as until`,
    [cause.channel, cause.code],
  )
  const until = rows[0]?.until
  if (until && until > new Date())
    throw refusal(
      `${CHANNEL_NAMES[cause.channel]} hết hạn mức đến ${formatDateTime(until)}.`,
      'Không phải làm gì: đến giờ đó hệ thống tự gửi; gửi sớm hơn sẽ bị từ chối.',
    )
}

async function makeDue(deps: DeliveryDeps, { key, cause, actor }: Freeing): Promise<number> {
  const where = whereOf({ cause: key })
  const hints = await transaction(deps.pool, async (client) => {
    const { rows } = await client.query<Hint>(
      `update delivery set state = case when wanted_action = 'remove' then 'removing' else 'queued' end, due_at = now(), hinted_at = null, error = null,
         tries = 0, bugs = 0, interruptions = 0, lost_creates = 0, due_by = $${where.values.length + 1}, version = version + 1, updated_at = now()
       where id in (select d.id from delivery d where ${where.sql} and d.wanted_action in ('publish', 'remove') for update of d skip locked)
       returning id, channel, wanted_action = 'remove' as "isRemoval"`,
      [...where.values, JSON.stringify(dueBy(actor, 'cause.freed'))],
    )
    await recordAudit(client, { actor, action: 'cause.freed', channel: cause.channel, data: { key, count: rows.length } })
    return rows
  })
  // the rest is left to the sweep, which rings in bounded batches
  await deps.doorbell.ring(hints.slice(0, deps.policy.queueRoom))
  return hints.length
}

async function readIds(client: Queryable, key: string): Promise<Hint[]> {
  const where = whereOf({ cause: key })
  const { rows } = await client.query<Hint>(
    `select d.id, d.channel, d.wanted_action = 'remove' as "isRemoval" from delivery d where ${where.sql}`,
    where.values,
  )
  return rows
}
