/** What would stop a planned Delivery: the account, the token, the quota of its day, its files, its content, the channel before it. */
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Preflight } from '@hl/config/channel-health'
import { mediaOf, type Release } from '@hl/config/release'
import { formatDate } from '@hl/config/time'
import { CHANNEL_NAMES } from '@hl/config/words'
import type { Channel } from '../channels/channel'
import { channelOf } from '../delivery/deps'
import type { Delivery, DeliveryError } from '../delivery/delivery'
import { readDoubts } from './facts'
import type { KeeperDeps } from './deps'
import { costOf } from './quota'

type Deps = Pick<KeeperDeps, 'pool' | 'channels' | 'releases' | 'media'>
type Problem = Preflight['problems'][number]

export async function problemsOfPlan(deps: Deps, delivery: Delivery): Promise<Problem[]> {
  const channel = channelOf(deps, delivery.channel)
  const release = await deps.releases.load(deps.pool, delivery.wanted_release ?? '')
  const found = await Promise.all([
    accountProblems(deps, { channel, delivery }),
    doorProblems(deps, delivery),
    quotaProblems(deps, { channel, delivery }),
    mediaProblems(deps, release),
    gateProblems(deps, { delivery, after: channel.after(release) }),
  ])
  return [...found.flat(), ...contentProblems({ channel, release })]
}

/** A channel that is blocked says so itself. */
async function accountProblems(deps: Deps, { channel, delivery }: { channel: Channel; delivery: Delivery }): Promise<Problem[]> {
  const { rows } = await deps.pool.query<{ ok: boolean; passing: boolean; summary: string; ends_at: Date | null; facts: Problem[] }>(
    `select ok, passing, summary, token_expires_at as ends_at, facts from channel_health h
     where channel = $1 and not exists (select 1 from channel_state c where c.channel = h.channel and c.blocked)`,
    [channel.id],
  )
  const health = rows[0]
  const name = CHANNEL_NAMES[channel.id]
  const doubts = (await readDoubts(deps.pool, channel)).filter((fact) => fact.level === 'wrong')
  const problems: Problem[] = doubts.map(({ code, message, help }) => ({ code, message, help, who: 'operator' }))
  if (!health) return problems
  if (!health.ok && !health.passing) {
    problems.push({ code: 'account', message: health.summary, help: 'Quản trị xử lý rồi bấm Kiểm tra lại.', who: 'operator' })
  }
  if (health.ends_at && delivery.not_before && health.ends_at <= delivery.not_before) {
    problems.push({
      code: 'token',
      message: `Kết nối ${name} hết hạn ngày ${formatDate(health.ends_at)}, trước giờ hẹn phát.`,
      help: 'Quản trị bấm Kết nối lại trước giờ đó; bài không phải duyệt lại.',
      who: 'operator',
    })
  }
  return problems
}

async function doorProblems(deps: Deps, delivery: Delivery): Promise<Problem[]> {
  const { rows } = await deps.pool.query<{ paused: boolean; blocked: boolean; reason: DeliveryError | null }>(
    `select paused, blocked, reason from channel_state where channel = $1 and bucket = '' and (paused or blocked)`,
    [delivery.channel],
  )
  const door = rows[0]
  if (!door) return []
  const name = CHANNEL_NAMES[delivery.channel]
  if (door.blocked) return [{ code: 'blocked', message: `${name} đang bị chặn.`, help: 'Quản trị xử lý.', who: 'operator', ...door.reason }]
  const message = `${name} đang tạm dừng.`
  return [{ code: 'paused', message, help: 'Trưởng ban hoặc quản trị bấm Chạy tiếp trước giờ hẹn.', who: 'operator' }]
}

/** In the order they go out: only those the day has no quota left for. */
async function quotaProblems(deps: Deps, { channel, delivery }: { channel: Channel; delivery: Delivery }): Promise<Problem[]> {
  const found: Problem[] = []
  for (const [bucket, budget] of Object.entries(channel.budgets ?? {})) {
    const { rows } = await deps.pool.query<{ used: number; creates: number; updates: number }>(DAY_PLAN, [
      channel.id,
      bucket,
      budget.timeZone,
      delivery.not_before,
      delivery.id,
    ])
    const { used = 0, creates = 0, updates = 0 } = rows[0] ?? {}
    const needed = creates * costOf({ channel, bucket, act: 'create' }) + updates * costOf({ channel, bucket, act: 'update' })
    const left = budget.perDay - budget.reserve - used
    if (needed <= left) continue
    found.push({
      code: `quota.${bucket}`,
      message: `${CHANNEL_NAMES[channel.id]}: kế hoạch trong ngày cần nhiều ${budget.name} hơn hạn mức còn lại.`,
      help: 'Trưởng ban dời bớt bài sang ngày khác; nếu không, bài tự gửi khi có hạn mức mới.',
      who: 'duty',
    })
  }
  return found
}

/** What is used that day already, and what those up to this one will need. */
const DAY_PLAN = `
  with mine as (select ($4::timestamptz at time zone $3)::date as day)
  select coalesce((select used from ledger where channel = $1 and bucket = $2 and ledger.day = mine.day), 0) as used, plan.*
  from mine, lateral (
    select count(*) filter (where live_release is null and prepared_seq < wanted_seq) as creates,
      count(*) filter (where live_release is not null or prepared_seq >= wanted_seq) as updates
    from delivery d where d.channel = $1 and d.state = 'scheduled' and d.wanted_action = 'publish'
      and (d.not_before, d.id) <= ($4::timestamptz, $5::uuid) and (d.not_before at time zone $3)::date = mine.day) plan`

async function mediaProblems({ media }: Deps, release: Release): Promise<Problem[]> {
  const missing: string[] = []
  for (const file of mediaOf(release)) if (!(await isIntact({ media, file }))) missing.push(file.name)
  if (missing.length === 0) return []
  return [
    {
      code: 'media',
      message: 'Kho tệp thiếu tệp của bài, hoặc tệp không còn đúng từng byte như lúc duyệt.',
      help: `Quản trị khôi phục từ bản sao lưu: ${missing.slice(0, 3).join(', ')}; nếu không được, biên tập viên tải lại tệp rồi trình duyệt lại.`,
      who: 'operator',
    },
  ]
}

async function isIntact({ media, file }: { media: Deps['media']; file: { sha256: string; size: number } }): Promise<boolean> {
  if (!(await media.has(file))) return false
  const hash = createHash('sha256')
  await pipeline(media.open({ sha256: file.sha256 }), hash)
  return hash.digest('hex') === file.sha256
}

async function gateProblems(deps: Deps, { delivery, after }: { delivery: Delivery; after: readonly string[] }): Promise<Problem[]> {
  if (after.length === 0 || delivery.live_release !== null) return []
  const { rows } = await deps.pool.query<Pick<Delivery, 'channel'>>(
    `select channel from delivery where document_id = $1 and channel = any($2) and live_release is null
       and state in ('rejected', 'failed', 'unknown', 'blocked', 'skipped', 'removed', 'removing')`,
    [delivery.document_id, after],
  )
  return rows.map(({ channel }) => ({
    code: 'gate',
    message: `${CHANNEL_NAMES[delivery.channel]} phải đợi ${CHANNEL_NAMES[channel]}, mà ${CHANNEL_NAMES[channel]} chưa lên được.`,
    help: `Trưởng ban xử lý ${CHANNEL_NAMES[channel]} của bài này trước.`,
    who: 'duty',
  }))
}

function contentProblems({ channel, release }: { channel: Channel; release: Release }): Problem[] {
  const errors = channel.accepts(release).filter((problem) => problem.level === 'error')
  return errors.map(({ field, message }) => ({
    code: `content.${field}`,
    message,
    help: 'Biên tập viên sửa rồi trình lại.',
    who: 'editor',
  }))
}
