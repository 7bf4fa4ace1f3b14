/** The plan folded to one line. Pure; the panel folds the form with it, the server the saved draft. */
import { atWords } from './clock'

export interface ChannelTime {
  enabled?: boolean | null | undefined
  notBefore?: string | null | undefined
}
export interface PlanTimes {
  website?: ChannelTime | null | undefined
  facebook?: ChannelTime | null | undefined
  youtube?: ChannelTime | null | undefined
}
export interface Planned {
  plan: PlanTimes | null | undefined
  isVideo: boolean
  hasFilm: boolean
  /** a time that has passed is as good as none */
  now: Date
}

/** "Website ngay khi duyệt · Facebook sau Website · YouTube: không (không có video)" */
export function planWords({ plan, isVideo, hasFilm, now }: Planned): string {
  const { website, facebook, youtube } = plan ?? {}
  const isSiteOff = website?.enabled === false
  const site = channelWords({ name: 'Website', plan: website, atOnce: 'ngay khi duyệt', now })
  // A film is posted itself; anything else on Facebook is a link to our page.
  const page =
    isSiteOff && !isVideo
      ? 'Facebook: không (không có trang để dẫn)'
      : channelWords({ name: 'Facebook', plan: facebook, atOnce: isSiteOff ? 'ngay khi duyệt' : 'sau Website', now })
  const film = hasFilm ? channelWords({ name: 'YouTube', plan: youtube, atOnce: 'ngay khi duyệt', now }) : 'YouTube: không (không có video)'
  return [site, page, film].join(' · ')
}

function channelWords(input: { name: string; plan: ChannelTime | null | undefined; atOnce: string; now: Date }): string {
  const { name, plan, atOnce, now } = input
  if (plan?.enabled === false) return `${name}: không`
  return plan?.notBefore && new Date(plan.notBefore) > now ? `${name} lúc ${atWords(plan.notBefore)}` : `${name} ${atOnce}`
}
