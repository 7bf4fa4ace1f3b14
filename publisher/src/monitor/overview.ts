/** GET /monitor: how everything stands, in five groups and by cause. Counts are of Deliveries. */
import { GROUP_OF, GROUPS, type Cause, type Group, type ShownState } from '@hl/config/monitor'
import { CHANNEL_IDS, CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Queryable } from '../database'
import type { DeliveryError } from '../delivery/delivery'
import { IS_FREE, IS_LATE, IS_WAITING_FOR_RESUME } from '../delivery/due'
import { CODE, LATE, PAUSED } from './filter'

const MOST_CAUSES = 50

export async function readMonitor(client: Queryable) {
  const [groups, standing, late, paused, checked] = await Promise.all([
    countGroups(client),
    readCauses(client, STANDING),
    readCauses(client, OVERDUE),
    readPaused(client),
    client.query<{ at: Date | null }>(CHECKED),
  ])
  return {
    at: new Date(),
    groups,
    causes: [...standing, ...late, ...pausedCauses(paused)].sort(bySeverity).slice(0, MOST_CAUSES),
    late: { count: late.reduce((sum, cause) => sum + cause.count, 0), oldestDueAt: earliest(late.map((cause) => cause.since)) },
    paused: paused.map(({ channel, all, by, at, waiting }) => ({ channel, all, by, at, waiting })),
    driftCheckedAt: checked.rows[0]?.at ?? null,
  }
}

/** The state is counted in its index; the few under a lease are moved to `working` afterwards. */
async function countGroups(client: Queryable): Promise<Record<Group, number>> {
  const { rows } = await client.query<{ state: ShownState; count: number }>(
    `select state, count(*) from delivery group by state
     union all select state, -count(*) from delivery where lease_until > now() group by state
     union all select 'working', count(*) from delivery where lease_until > now()`,
  )
  const groups = Object.fromEntries(GROUPS.map((group) => [group, 0])) as Record<Group, number>
  for (const { state, count } of rows) groups[GROUP_OF[state]] += count
  return groups
}

interface CauseRow {
  channel: ChannelId
  state: ShownState
  code: string
  error: DeliveryError | null
  reason: string | null
  count: number
  since: Date
  until: Date | null
}
interface CauseRead
  extends Pick<CauseRow, 'channel' | 'state' | 'code' | 'count' | 'since' | 'until'>, Pick<DeliveryError, 'message' | 'help' | 'who'> {
  key: string
  group: Group
  remedy: Cause['remedy']
}

async function readCauses(client: Queryable, sql: string): Promise<CauseRead[]> {
  const { rows } = await client.query<CauseRow>(sql)
  return rows.map(({ error, reason, ...row }) => {
    const words = error ?? wordsFor(row, reason)
    const { message, help, who } = row.code === LATE ? LATE_WORDS : words
    const key = `${row.channel}.${row.state}.${row.code}`
    return { key, group: GROUP_OF[row.state], ...row, message, help, who, remedy: remedyFor(row) }
  })
}

/** What stands for a reason: what needs somebody, and what goes on by itself but not now. */
const STANDING = `
  select d.channel, d.state, ${CODE} as code, (array_agg(d.error))[1] as error, (array_agg(d.reason))[1] as reason, count(*) as count,
    min(d.updated_at) as since, min(d.due_at) filter (where d.due_at > now()) as until
  from delivery d
  where d.state in ('blocked', 'rejected', 'failed', 'unknown', 'drift', 'held', 'retrying', 'waiting', 'removing') and ${IS_FREE}
    and (d.state <> 'removing' or d.error is not null)
  group by 1, 2, 3 order by 6 desc limit ${MOST_CAUSES}`

const OVERDUE = `
  select d.channel, d.state, '${LATE}' as code, null::jsonb as error, null as reason, count(*) as count, min(d.due_at) as since,
    null::timestamptz as until
  from delivery d where d.channel = any('{${CHANNEL_IDS.join(',')}}') and ${IS_LATE} group by 1, 2`

const CHECKED = `
  select case when bool_and(at is not null) then min(at) end as at from (
    select max(ended_at) filter (where problem is null) as at from run where kind = 'channel.check' group by channel) each`

interface PausedRow {
  channel: ChannelId
  all: boolean
  by: string | null
  at: Date
  waiting: number
}

async function readPaused(client: Queryable): Promise<PausedRow[]> {
  const { rows } = await client.query<PausedRow>(
    `select s.channel, s.pause_all as all, s.paused_by as by, coalesce(s.paused_at, s.updated_at) as at,
       (select count(*) from delivery d where d.channel = s.channel and ${IS_WAITING_FOR_RESUME}) as waiting
     from channel_state s where s.bucket = '' and s.paused order by s.channel`,
  )
  return rows
}

function pausedCauses(paused: readonly PausedRow[]): CauseRead[] {
  return paused
    .filter(({ waiting }) => waiting > 0)
    .map(({ channel, waiting, by, at }) => ({
      key: `${channel}.queued.${PAUSED}`,
      group: 'running',
      channel,
      state: 'queued',
      code: PAUSED,
      message: `${CHANNEL_NAMES[channel]} đang tạm dừng${by ? ` (${by} dừng)` : ''}.`,
      help: 'Bấm Chạy tiếp khi kênh dùng lại được; bài chờ sẽ tự gửi.',
      who: 'operator',
      count: waiting,
      since: at,
      until: null,
      remedy: 'resume',
    }))
}

/** A lost outcome is looked for at its own time, and the rest wants a look at each. */
function remedyFor({ state, code }: Pick<CauseRow, 'state' | 'code'>): Cause['remedy'] {
  if (state === 'blocked') return 'reconnect'
  const isPassing = (state === 'failed' || state === 'retrying') && code !== 'core.looking'
  return isPassing ? 'retry' : null
}

function wordsFor({ state }: Pick<CauseRow, 'state'>, reason: string | null): Pick<DeliveryError, 'message' | 'help' | 'who'> {
  const known = WORDS[state] ?? { message: 'Đang chờ.', help: NOTHING_TO_DO, who: 'nobody' }
  return reason ? { ...known, message: reason } : known
}

const NOTHING_TO_DO = 'Không phải làm gì: hệ thống tự làm tiếp.'
const WORDS: Partial<Record<ShownState, Pick<DeliveryError, 'message' | 'help' | 'who'>>> = {
  blocked: { message: 'Kết nối hoặc quyền của kênh có vấn đề.', help: 'Quản trị kết nối lại kênh.', who: 'operator' },
  waiting: { message: 'Chờ kênh khác lên trước để gắn liên kết.', help: NOTHING_TO_DO, who: 'nobody' },
  held: { message: 'Kênh hết hạn mức.', help: NOTHING_TO_DO, who: 'nobody' },
  retrying: { message: 'Kênh chưa trả lời được.', help: NOTHING_TO_DO, who: 'nobody' },
  drift: { message: 'Bản trên kênh khác bản đã duyệt.', help: 'Đăng lại bản đã duyệt, hoặc chấp nhận kèm lý do.', who: 'duty' },
}
const LATE_WORDS = {
  message: 'Đã đến lượt nhưng chưa được gửi.',
  help: 'Kiểm tra hl-publisher và hàng đợi trên máy chủ; hệ thống tự gửi khi chạy lại.',
  who: 'operator',
} as const

/** The order of the page: what needs somebody, what is late, what goes on by itself. */
function bySeverity(a: CauseRead, b: CauseRead): number {
  return rankOf(a) - rankOf(b) || b.count - a.count || a.since.getTime() - b.since.getTime()
}

function rankOf(cause: CauseRead): number {
  if (cause.group === 'attention') return 0
  if (cause.code === LATE || cause.code === PAUSED) return 1
  if (cause.state === 'removing') return 2
  return cause.state === 'waiting' ? 4 : 3
}

function earliest(dates: readonly Date[]): Date | null {
  return dates.length === 0 ? null : new Date(Math.min(...dates.map((date) => date.getTime())))
}
