/** Causes that stand in the states of Deliveries: what needs a person, what is late, what should long be gone. */
import { LATE_AFTER_MS } from '@hl/config/monitor'
import { formatDateTime } from '@hl/config/time'
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Queryable } from '../database'
import type { DeliveryError } from '../delivery/delivery'
import { ITEMS, type NoticeItem, type StandingCause } from './cause'

type Stuck = 'blocked' | 'failed' | 'rejected' | 'unknown' | 'drift'

/** When the error itself does not say. */
const WORDS: Readonly<Record<Stuck, Pick<StandingCause, 'help' | 'who'> & { message: (name: string) => string }>> = {
  blocked: { message: (name) => `${name} mất kết nối hoặc thiếu quyền.`, help: 'Quản trị kết nối lại; bài chờ tự gửi.', who: 'operator' },
  failed: { message: (name) => `Gửi lên ${name} không được.`, help: 'Xem nguyên nhân rồi bấm Gửi lại.', who: 'duty' },
  rejected: { message: (name) => `${name} không nhận nội dung.`, help: 'Biên tập viên sửa rồi trình lại.', who: 'editor' },
  unknown: {
    message: (name) => `Đã gửi lên ${name} nhưng không có trả lời; chưa gửi lại để tránh đăng hai lần.`,
    help: 'Người trực mở lượt phát hành và chỉ ra bài đã lên, hoặc xác nhận không có bài nào.',
    who: 'duty',
  },
  drift: {
    message: (name) => `Bài trên ${name} khác bản đã duyệt: có người sửa hoặc xóa ngoài hệ thống.`,
    help: 'Trưởng ban chọn Đăng lại bản đã duyệt, hoặc Chấp nhận kèm lý do.',
    who: 'duty',
  },
}

/** Who is told of a state, whatever its last error said of itself. */
const WHO: Partial<Record<Stuck, StandingCause['who']>> = { rejected: 'editor', unknown: 'duty', drift: 'duty' }

export async function stuckCauses(client: Queryable): Promise<StandingCause[]> {
  const { rows } = await client.query<{
    channel: ChannelId
    state: Stuck
    code: string
    count: number
    error: DeliveryError | null
    items: NoticeItem[]
  }>(
    `select d.channel, d.state, case when d.state = 'blocked' then '' else coalesce(d.error ->> 'code', '') end as code, count(*) as count,
       (array_agg(d.error order by d.updated_at desc) filter (where d.error is not null))[1] as error, ${ITEMS} as items
     from delivery d where d.state in ('blocked', 'failed', 'rejected', 'unknown', 'drift') group by 1, 2, 3`,
  )
  return rows.map(({ channel, state, code, count, error, items }) => {
    const words = WORDS[state]
    // a drift keeps the error of an earlier Attempt, which is not what is to be told
    const said = state === 'drift' || state === 'unknown' ? null : error
    return {
      key: [state, channel, ...(code ? [code] : [])].join('.'),
      kind: state,
      channel,
      code: error?.code ?? state,
      message: said?.message ?? words.message(CHANNEL_NAMES[channel]),
      help: said?.help ?? words.help,
      who: WHO[state] ?? (said === null || said.who === 'nobody' ? words.who : said.who),
      count,
      items,
    }
  })
}

/** A channel may be blocked with nothing waiting for it yet. */
export async function blockedChannels(client: Queryable): Promise<StandingCause[]> {
  const { rows } = await client.query<{ channel: ChannelId; reason: DeliveryError | null }>(
    `select channel, reason from channel_state where blocked and bucket = ''`,
  )
  return rows.map(({ channel, reason }) => ({
    key: `blocked.${channel}`,
    kind: 'blocked',
    channel,
    code: reason?.code ?? 'blocked',
    message: reason?.message ?? WORDS.blocked.message(CHANNEL_NAMES[channel]),
    help: reason?.help ?? WORDS.blocked.help,
    who: 'operator',
    count: 0,
    items: [],
  }))
}

/** Due for longer than the grace and not begun, or tried again and again since then. Doors that are closed tell for themselves. */
export async function lateCauses(client: Queryable): Promise<StandingCause[]> {
  const { rows } = await client.query<{ channel: ChannelId; count: number; items: NoticeItem[] }>(
    `select d.channel, count(*) as count, ${ITEMS} as items
     from delivery d left join release w on w.hash = d.wanted_release
     where d.due_at is not null and d.state in ('queued', 'retrying', 'scheduled') and (d.lease_until is null or d.lease_until <= now())
       and (d.due_at < now() - $1 * interval '1 millisecond'
         or (d.state = 'retrying' and d.tries >= 3 and greatest(d.not_before, w.created_at) < now() - $1 * interval '1 millisecond'))
       and not exists (select 1 from channel_state c where c.channel = d.channel and c.bucket = ''
         and (c.paused or c.blocked or c.hold_until > now()))
     group by d.channel`,
    [LATE_AFTER_MS],
  )
  return rows.map(({ channel, count, items }) => ({
    key: `late.${channel}`,
    kind: 'late',
    channel,
    code: 'late',
    message: `Bài lên ${CHANNEL_NAMES[channel]} chậm hơn hai phút.`,
    help: 'Hệ thống vẫn tự thử. Nếu kéo dài, quản trị xem bộ phận phát hành có đang chạy và đường mạng ra ngoài.',
    who: 'operator',
    count,
    items,
  }))
}

export async function overdueTakedowns(client: Queryable): Promise<StandingCause[]> {
  const { rows } = await client.query<{ channel: ChannelId; count: number; items: NoticeItem[] }>(
    `select d.channel, count(*) as count, ${ITEMS} as items
     from delivery d join inbox i on i.document_id = d.document_id and i.seq = d.wanted_seq
     where d.wanted_action = 'remove' and d.state in ('removing', 'held', 'blocked') and i.taken_at < now() - interval '1 hour'
     group by d.channel`,
  )
  return rows.map(({ channel, count, items }) => ({
    key: `takedown.${channel}`,
    kind: 'takedown',
    channel,
    code: 'takedown',
    message: `Đã có lệnh gỡ hơn một giờ mà bài vẫn chưa gỡ xong trên ${CHANNEL_NAMES[channel]}.`,
    help: 'Người trực mở kênh và gỡ bằng tay ngay; hệ thống vẫn tự thử và sẽ kiểm lại.',
    who: 'duty',
    count,
    items,
  }))
}

/** The platform has said stop: no call of ours can take it down now, a person can. */
export async function heldTakedowns(client: Queryable): Promise<StandingCause[]> {
  const { rows } = await client.query<{ channel: ChannelId; until: Date | null; count: number; items: NoticeItem[] }>(
    `select d.channel, min(d.due_at) as until, count(*) as count, ${ITEMS} as items
     from delivery d join inbox i on i.document_id = d.document_id and i.seq = d.wanted_seq
     where d.wanted_action = 'remove' and d.state in ('held', 'blocked') and coalesce(d.due_at > now() + interval '1 minute', true)
       and i.taken_at >= now() - interval '1 hour'
     group by d.channel`,
  )
  return rows.map(({ channel, until, count, items }) => ({
    key: `takedown.held.${channel}`,
    kind: 'takedown',
    channel,
    code: 'takedown.held',
    message: `Đã có lệnh gỡ mà ${CHANNEL_NAMES[channel]} ${until ? `chưa cho gọi lại trước ${formatDateTime(until)}` : 'đang mất kết nối'}.`,
    help: 'Người trực mở kênh và gỡ bằng tay ngay; khi kênh cho gọi lại, hệ thống gỡ trước mọi việc khác rồi kiểm lại.',
    who: 'duty',
    count,
    items,
  }))
}

export async function unreadableRows(client: Queryable): Promise<StandingCause[]> {
  const { rows } = await client.query<{ count: number }>(`select count(*) as count from inbox where outcome = 'unreadable'`)
  const count = rows[0]?.count ?? 0
  if (count === 0) return []
  const message = 'Có lệnh phát hành mà bộ phận phát hành không đọc được; các bài đó đang đứng lại.'
  const help = 'Quản trị cập nhật hl-publisher cho cùng phiên bản với cms, rồi khởi động lại.'
  return [{ key: 'unreadable', kind: 'unreadable', channel: null, code: 'unreadable', message, help, who: 'operator', count, items: [] }]
}
