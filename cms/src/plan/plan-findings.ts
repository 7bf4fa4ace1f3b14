/**
 * What speaks against the times of a plan. Always a hint, never a block: the board decides when. Pure; the panel says it
 * of the form while somebody types, the server of the saved draft.
 */
import { atWords } from './clock'
import { isNight, morningAfter } from './night'
import type { ChannelTime, Planned } from './plan-words'

export interface PlanFinding {
  channel: 'website' | 'facebook' | 'youtube'
  code: 'night' | 'night-now' | 'past' | 'waits' | 'lapses'
  message: string
  /** the instant that one click may take instead; null: only said */
  suggestedAt: string | null
}

const NAMES = { website: 'Website', facebook: 'Facebook', youtube: 'YouTube' } as const
const CHANNELS = ['website', 'facebook', 'youtube'] as const

/** @param isWarning a warning (cảnh báo) may go out at night @param isDecidedNow this person could approve at this moment */
export function planFindings(input: Planned & { isWarning: boolean; isDecidedNow: boolean }): PlanFinding[] {
  const { plan, hasFilm, now, isWarning, isDecidedNow } = input
  const planned = CHANNELS.filter((channel) => plan?.[channel]?.enabled !== false && (channel !== 'youtube' || hasFilm))
  const times = planned.flatMap((channel) => timeFindings({ channel, at: plan?.[channel]?.notBefore ?? null, now, isWarning }))
  const first = planned[0]
  const isAtOnce = first !== undefined && !isAhead(plan?.[first], now)
  const nightNow =
    first !== undefined && isAtOnce && isDecidedNow && !isWarning && isNight(now) ? [atNightNow({ channel: first, now })] : []
  return [...nightNow, ...times, ...lapsing({ planned, plan, now }), ...(planned.includes('facebook') ? waiting(input) : [])]
}

function timeFindings(input: { channel: PlanFinding['channel']; at: string | null; now: Date; isWarning: boolean }): PlanFinding[] {
  const { channel, at, now, isWarning } = input
  if (at === null) return []
  if (new Date(at) <= now) {
    const message = `Giờ hẹn của ${NAMES[channel]} (${atWords(at)}) đã qua: bài sẽ lên ngay khi được duyệt. Đặt giờ khác nếu cần.`
    return [{ channel, code: 'past', message, suggestedAt: null }]
  }
  if (isWarning || !isNight(at)) return []
  const morning = morningAfter(at)
  const message = `${NAMES[channel]} hẹn đăng ban đêm (${atWords(at)}), ít người đọc và dễ làm phiền. Nên đăng lúc ${atWords(morning)}.`
  return [{ channel, code: 'night', message, suggestedAt: morning }]
}

function atNightNow({ channel, now }: { channel: PlanFinding['channel']; now: Date }): PlanFinding {
  const morning = morningAfter(now)
  const message = `Duyệt bây giờ là đăng ngay trong đêm. Nên hẹn ${atWords(morning)} rồi duyệt.`
  return { channel, code: 'night-now', message, suggestedAt: morning }
}

/** As in config/src/chain.ts, which the panel cannot load; the test holds them together. */
const LASTS_DAYS = 90

/** A plan that begins after its approval has lapsed never begins. */
function lapsing({ planned, plan, now }: Pick<Planned, 'plan' | 'now'> & { planned: readonly PlanFinding['channel'][] }): PlanFinding[] {
  const end = new Date(now.getTime() + LASTS_DAYS * 86_400_000)
  const site = planned.includes('website') ? plan?.website?.notBefore : null
  const times = planned.map((channel) => plan?.[channel]?.notBefore ?? (channel === 'facebook' ? site : null))
  const [first] = planned
  if (first === undefined || times.some((at) => !at || new Date(at) <= end)) return []
  const message = `Mọi kênh đều hẹn sau ${LASTS_DAYS} ngày nữa. Duyệt bây giờ thì lần duyệt hết hiệu lực trước giờ đăng: hãy duyệt lại gần ngày, hoặc hẹn sớm hơn.`
  return [{ channel: first, code: 'lapses', message, suggestedAt: null }]
}

/** Facebook links to our page, so it never goes first, whatever its own time says. */
function waiting({ plan, now }: Planned): PlanFinding[] {
  const [site, page] = [plan?.website, plan?.facebook]
  if (site?.enabled === false || !isAhead(site, now) || !page?.notBefore) return []
  if (new Date(page.notBefore) >= new Date(site?.notBefore ?? now)) return []
  const message = `Facebook hẹn sớm hơn Website nên sẽ chờ: bài lên Facebook ngay sau khi Website lên lúc ${atWords(site?.notBefore ?? now)}.`
  return [{ channel: 'facebook', code: 'waits', message, suggestedAt: site?.notBefore ?? null }]
}

function isAhead(plan: ChannelTime | null | undefined, now: Date): boolean {
  return Boolean(plan?.notBefore) && new Date(plan?.notBefore ?? 0) > now
}
