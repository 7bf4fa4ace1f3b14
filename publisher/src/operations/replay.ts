/** Sends again what should be there, by the monitor's filter. The dry run says how many, and what could appear twice and why. */
import type { ItemFilter, ReplayAnswer } from '@hl/config/monitor-delivery'
import type { Actor } from '@hl/config/outbox'
import { CHANNEL_IDS, type ChannelId } from '@hl/config/words'
import { recordAudit } from '../audit/record'
import { transaction, type Queryable } from '../database'
import type { Delivery } from '../delivery/delivery'
import { IS_FREE, UNRESOLVED } from '../delivery/due'
import { dueBy, type OperateDeps } from '../delivery/operate'
import { whereOf } from '../monitor/filter'
import type { Hint } from '../queue/doorbell'

export interface Replay {
  filter: ItemFilter
  limit: number
  dryRun: boolean
  actor: Actor
}

interface Row extends Pick<Delivery, 'id' | 'channel' | 'title'> {
  is_live: boolean
  is_open: boolean
  was_sent: boolean
}
type Repeat = ReplayAnswer['repeats'][number]

export async function replayDeliveries(deps: OperateDeps, input: Replay): Promise<ReplayAnswer> {
  const { filter, limit, dryRun, actor } = input
  const { rows, left } = await transaction(deps.pool, async (client) => {
    const found = await choose(client, input)
    const chosen = found.slice(0, limit)
    if (!dryRun && chosen.length > 0) {
      await sendAgain(client, { chosen, actor })
      await recordAudit(client, { actor, action: 'delivery.replay', data: { filter, count: chosen.length } })
    }
    return { rows: found, left: dryRun ? await readLeft(client, filter) : [] }
  })
  const chosen = rows.slice(0, limit)
  if (!dryRun) await deps.doorbell.ring(chosen.map((row): Hint => ({ id: row.id, channel: row.channel, isRemoval: false })))
  const updates = chosen.filter((row) => row.is_live).length
  return {
    dryRun,
    count: chosen.length,
    creates: chosen.length - updates,
    updates,
    byChannel: byChannel(chosen),
    isCut: rows.length > limit,
    left,
    repeats: repeatsOf(chosen),
  }
}

/** What an operator's replay may move (states.ts), and what is wanted there at all. */
const CAN_REPLAY = `(d.wanted_action = 'publish' and d.state in ('live', 'failed', 'rejected', 'blocked', 'held', 'retrying')
  or d.wanted_action = 'none' and d.state = 'skipped' and d.wanted_release is not null) and ${IS_FREE}`

async function choose(client: Queryable, { filter, limit, dryRun }: Replay): Promise<Row[]> {
  const where = whereOf(filter)
  const { rows } = await client.query<Row>(
    `select d.id, d.channel, d.title, d.live_release is not null as is_live,
       exists (select 1 from step s where s.delivery_id = d.id and ${UNRESOLVED}) as is_open,
       exists (select 1 from step s where s.delivery_id = d.id and s.incarnation = d.incarnation and s.effect <> 'repeatable')
         and not exists (select 1 from receipt r where r.delivery_id = d.id and r.status <> 'gone') as was_sent
     from delivery d where ${where.sql} and ${CAN_REPLAY}
     order by d.updated_at desc, d.id desc limit $${where.values.length + 1} ${dryRun ? '' : 'for update of d skip locked'}`,
    [...where.values, limit + 1],
  )
  return rows
}

async function sendAgain(client: Queryable, { chosen, actor }: { chosen: readonly Row[]; actor: Actor }): Promise<void> {
  await client.query(
    `update delivery set state = 'queued', due_at = now(), hinted_at = now(), applied_rev = -1, error = null, tries = 0, bugs = 0, interruptions = 0, lost_creates = 0,
       wanted_action = 'publish', find_first = find_first or id = any($2), due_by = $3, version = version + 1, updated_at = now() where id = any($1)`,
    [chosen.map((row) => row.id), chosen.filter(isUncertain).map((row) => row.id), JSON.stringify(dueBy(actor, 'delivery.replay'))],
  )
}

function isUncertain(row: Row): boolean {
  return !row.is_live && (row.is_open || row.was_sent)
}

const OPEN = 'Lần gửi trước không rõ kết quả. Hệ thống tìm trên kênh trước, chỉ gửi khi chắc là chưa có.'
const LOST = 'Đã từng gửi nhưng không thấy trên kênh. Hệ thống tìm thêm một lần rồi mới gửi.'
const MOST_TITLES = 5

function repeatsOf(rows: readonly Row[]): Repeat[] {
  const uncertain = rows.filter(isUncertain)
  const groups = CHANNEL_IDS.flatMap((channel) =>
    [OPEN, LOST].map((why) => ({
      channel,
      why,
      rows: uncertain.filter((row) => row.channel === channel && (row.is_open ? OPEN : LOST) === why),
    })),
  )
  return groups
    .filter((group) => group.rows.length > 0)
    .map(({ channel, why, rows: ofGroup }) => ({
      channel,
      why,
      count: ofGroup.length,
      titles: ofGroup.slice(0, MOST_TITLES).map((row) => row.title),
    }))
}

function byChannel(rows: readonly Row[]): Partial<Record<ChannelId, number>> {
  const counts = CHANNEL_IDS.map((id) => [id, rows.filter((row) => row.channel === id).length] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

/** What fits and stays as it is: nobody should wonder why fewer are sent than are shown. */
async function readLeft(client: Queryable, filter: ItemFilter): Promise<ReplayAnswer['left']> {
  const where = whereOf(filter)
  const { rows } = await client.query<{ why: string; count: number }>(
    `select case
         when not ${IS_FREE} then 'Đang gửi.'
         when d.wanted_action = 'remove' or d.state in ('removing', 'removed') then 'Đã được lệnh gỡ, hoặc kế hoạch không đăng kênh này.'
         when d.state = 'unknown' then 'Chưa rõ kết quả: cần người xác nhận từng bài trước.'
         when d.state = 'drift' then 'Bị thay đổi trên kênh: cần Đăng lại bản đã duyệt hoặc Chấp nhận từng bài.'
         when d.state in ('queued', 'verifying', 'scheduled', 'waiting') then 'Đang chạy hoặc chờ đến giờ: sẽ tự gửi.'
         else 'Không có bản nào được duyệt để gửi.' end as why, count(*) as count
     from delivery d where ${where.sql} and not coalesce(${CAN_REPLAY}, false) group by 1 order by 2 desc`,
    where.values,
  )
  return rows
}
