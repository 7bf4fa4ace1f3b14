/** The plan folded to one line. Pure; the panel folds the form with it, the server the saved draft. */
import type { FacebookFormat } from '@hl/config/release'
import { atWords } from './clock'
import { FORMAT_NAMES, MOST_PICTURES, usualFormat } from './formats'

export interface ChannelTime {
  enabled?: boolean | null | undefined
  notBefore?: string | null | undefined
}
export interface FacebookChoices extends ChannelTime {
  format?: FacebookFormat | null | undefined
  firstComment?: string | null | undefined
  replace?: boolean | null | undefined
}
export interface YouTubeChoices extends ChannelTime {
  madeForKids?: boolean | null | undefined
  notifySubscribers?: boolean | null | undefined
  replace?: boolean | null | undefined
}
export interface PlanChoices {
  website?: ChannelTime | null | undefined
  facebook?: FacebookChoices | null | undefined
  youtube?: YouTubeChoices | null | undefined
}
export interface Planned {
  plan: PlanChoices | null | undefined
  isVideo: boolean
  hasFilm: boolean
  /** what an album would show, each once */
  pictures: number
  /** a time that has passed is as good as none */
  now: Date
}

/** "Website ngay khi duyệt · Facebook: album 5 ảnh, sau Website · YouTube: không (không có video)": what is as usual is not said. */
export function planWords({ plan, isVideo, hasFilm, pictures, now }: Planned): string {
  const { website, facebook, youtube } = plan ?? {}
  const isSiteOff = website?.enabled === false
  const site = channelWords({ name: 'Website', plan: website, atOnce: 'ngay khi duyệt', now })
  const page =
    isSiteOff && (facebook?.format ?? usualFormat({ isVideo })) === 'link'
      ? 'Facebook: không (không có trang để dẫn)'
      : channelWords({
          name: 'Facebook',
          plan: facebook,
          as: unusualFormat({ facebook, isVideo, pictures }),
          atOnce: isSiteOff ? 'ngay khi duyệt' : 'sau Website',
          besides: unusualOnFacebook(facebook),
          now,
        })
  const film = hasFilm
    ? channelWords({ name: 'YouTube', plan: youtube, atOnce: 'ngay khi duyệt', besides: unusualOnYouTube(youtube), now })
    : 'YouTube: không (không có video)'
  return [site, page, film].join(' · ')
}

/** @returns null when it stands there as everybody expects */
export function unusualFormat(input: Pick<Planned, 'isVideo' | 'pictures'> & Pick<PlanChoices, 'facebook'>): string | null {
  const { facebook, isVideo, pictures } = input
  const usual = usualFormat({ isVideo })
  const format = facebook?.format ?? usual
  if (format === usual) return null
  if (format !== 'photos') return FORMAT_NAMES[format]
  return pictures > 1 ? `album ${Math.min(pictures, MOST_PICTURES)} ảnh` : 'ảnh'
}

export function unusualOnFacebook(facebook: PlanChoices['facebook']): string[] {
  return [facebook?.firstComment?.trim() ? 'kèm bình luận đầu' : '', facebook?.replace ? REPLACED : ''].filter(Boolean)
}

export function unusualOnYouTube(youtube: PlanChoices['youtube']): string[] {
  return [
    youtube?.madeForKids ? 'dành cho trẻ em' : '',
    youtube?.notifySubscribers === false ? 'không báo người đăng ký' : '',
    youtube?.replace ? REPLACED : '',
  ].filter(Boolean)
}

const REPLACED = 'đăng bản mới khi đổi phim, ảnh'

interface ChannelLine {
  name: string
  plan: ChannelTime | null | undefined
  /** what it is there, when that is not what people expect */
  as?: string | null
  atOnce: string
  besides?: readonly string[]
  now: Date
}

function channelWords({ name, plan, as = null, atOnce, besides = [], now }: ChannelLine): string {
  if (plan?.enabled === false) return `${name}: không`
  const when = plan?.notBefore && new Date(plan.notBefore) > now ? `lúc ${atWords(plan.notBefore)}` : atOnce
  return [as === null ? `${name} ${when}` : `${name}: ${as}, ${when}`, ...besides].join(', ')
}
