/** Causes that stand in our accounts and in the plan: a token that ends, a channel that is not well, what the look ahead found. */
import { tokenLevel, tokenWarning, type Preflight } from '@hl/config/channel-health'
import { formatDate } from '@hl/config/time'
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Queryable } from '../database'
import { ITEMS, type NoticeItem, type StandingCause } from './cause'

/** From this many days on nobody waits until people are at work. */
const PRESSING_DAYS = 1

interface Account {
  channel: ChannelId
  ok: boolean
  passing: boolean
  summary: string
  token_expires_at: Date | null
}

export async function accountCauses(client: Queryable, now: Date): Promise<StandingCause[]> {
  const { rows } = await client.query<Account>(
    `select channel, ok, passing, summary, token_expires_at from channel_health h
     where not exists (select 1 from channel_state c where c.channel = h.channel and c.blocked)`,
  )
  return rows.flatMap((account) => {
    const token = tokenCause(account, now)
    // an expired token is why the channel is not well
    return token ?? (account.ok || account.passing ? [] : [unwell(account)])
  })
}

function tokenCause({ channel, token_expires_at: expiresAt }: Account, now: Date): StandingCause | null {
  const step = expiresAt && tokenWarning({ expiresAt, now })
  if (step === null || expiresAt === null) return null
  const name = CHANNEL_NAMES[channel]
  const day = formatDate(expiresAt)
  const { daysLeft } = tokenLevel({ expiresAt, now, isKnown: true })
  return {
    key: `token.${channel}`,
    kind: 'token',
    channel,
    code: `token.${step}`,
    message:
      step === 0
        ? `Kết nối ${name} đã hết hạn ngày ${day}.`
        : `Kết nối ${name} hết hạn ngày ${day}, ${daysLeft === 1 ? 'còn không đến 24 giờ' : `còn ${daysLeft} ngày`}.`,
    help: 'Quản trị bấm Kết nối lại; bài đang chờ tự gửi, không phải duyệt lại.',
    who: 'operator',
    count: 0,
    items: [],
    ...(step > PRESSING_DAYS ? { waits: { until: expiresAt } } : {}),
  }
}

function unwell({ channel, summary }: Account): StandingCause {
  return {
    key: `health.${channel}`,
    kind: 'health',
    channel,
    code: 'health',
    message: summary,
    help: 'Quản trị mở Sức khỏe kênh, xử lý rồi bấm Kiểm tra lại.',
    who: 'operator',
    count: 0,
    items: [],
  }
}

export async function preflightCauses(client: Queryable): Promise<StandingCause[]> {
  const { rows } = await client.query<{
    channel: ChannelId
    code: string
    problem: Preflight['problems'][number]
    count: number
    first_due: Date
    items: NoticeItem[]
  }>(
    `select d.channel, problem ->> 'code' as code, (array_agg(problem order by d.not_before))[1] as problem, count(*) as count,
       min(d.not_before) as first_due, ${ITEMS} as items
     from preflight p join delivery d on d.id = p.delivery_id, jsonb_array_elements(p.problems) problem
     where d.state = 'scheduled' and p.wanted_seq = d.wanted_seq and p.due_at = d.not_before and d.not_before > now()
     group by 1, 2`,
  )
  return rows.map(({ channel, code, problem, count, first_due: firstDue, items }) => ({
    key: `preflight.${channel}.${code}`,
    kind: 'preflight',
    channel,
    code: `preflight.${code}`,
    message: `Bài hẹn giờ trên ${CHANNEL_NAMES[channel]} có thể không lên được: ${problem.message}`,
    help: problem.help,
    who: problem.who,
    count,
    items,
    waits: { until: firstDue },
  }))
}
