/** The plan folded to one line, as the review screen shows it. Pure. */
import { formatDateTime } from '@hl/config/time'
import { filmOf } from './build-release'
import type { Draft } from './draft'

export function planLine(draft: Draft): string {
  const { website, facebook, youtube } = draft.plan ?? {}
  const site = channel({ name: 'Website', plan: website, atOnce: 'ngay khi duyệt' })
  const isSiteOff = website?.enabled === false
  const page = isSiteOff ? 'Facebook: không (không có trang để dẫn)' : channel({ name: 'Facebook', plan: facebook, atOnce: 'sau Website' })
  const film = filmOf(draft) ? channel({ name: 'YouTube', plan: youtube, atOnce: 'ngay khi duyệt' }) : 'YouTube: không (không có video)'
  return [site, page, film].join(' · ')
}

/** The instant the website is held back to, when it is. */
export function embargoOf(draft: Draft): string | null {
  return draft.plan?.website?.notBefore ?? null
}

function channel(input: { name: string; plan: { enabled: boolean; notBefore: string | null } | null | undefined; atOnce: string }): string {
  const { name, plan, atOnce } = input
  if (plan?.enabled === false) return `${name}: không`
  return plan?.notBefore ? `${name} lúc ${formatDateTime(plan.notBefore)}` : `${name} ${atOnce}`
}
