/** The film of an item: our own file first. YouTube is only asked for anything after a click. */
import type { Media } from '@hl/config/release'
import { fileName, mediaUrl } from '../media'
import type { YouTubeEmbed } from '../site-store'
import { itemPoster } from './item-still'
import type { ItemView } from './item-view'

export const Film = ({ view }: { view: ItemView }) => {
  const { release, youtube } = view
  const { video, captions } = release
  if (!video) return null
  return (
    <>
      <div class="film">
        <video controls preload="none" playsinline poster={itemPoster(view) ?? undefined} width="1280" height="720">
          <source src={mediaUrl(fileName(video))} type={video.mime === 'video/quicktime' ? 'video/mp4' : video.mime} />
          {captions && <track kind="captions" srclang="vi" label="Tiếng Việt" src={mediaUrl(fileName(captions))} default />}
          <a href={mediaUrl(fileName(video))}>Tải video về máy</a>
        </video>
      </div>
      <p class="small weight">
        Xem hết tốn khoảng {megabytesOf(video)} dữ liệu.{' '}
        <a href={mediaUrl(fileName(video))} download>
          {'Tải về máy'.replaceAll(' ', '\u00a0')}
        </a>{' '}
        nếu bạn muốn xem lại khi không có mạng.
      </p>
      {youtube && <YouTubeLink youtube={youtube} title={release.title} />}
    </>
  )
}

const oneDigit = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })

/** What it costs a reader who pays for data. */
function megabytesOf({ size }: Media): string {
  return `${oneDigit.format(Math.max(0.1, size / 1_000_000))}\u00a0MB`
}

const YouTubeLink = ({ youtube, title }: { youtube: YouTubeEmbed; title: string }) => {
  const player = playerUrl(youtube)
  return (
    <p class="watch">
      <a
        class="button quiet"
        href={youtube.url}
        rel="noopener noreferrer"
        data-embed={player === null ? undefined : `${player}?autoplay=1&rel=0`}
        data-title={title}
      >
        Xem trên YouTube
      </a>{' '}
      <span class="small">Khi bạn bấm, YouTube biết bạn xem video này.</span>
    </p>
  )
}

/** Only the real platform has a player to embed; a stand-in gets the plain link. */
export function playerUrl(youtube: YouTubeEmbed): string | null {
  const host = URL.canParse(youtube.url) ? new URL(youtube.url).hostname : ''
  return /(^|\.)(youtube\.com|youtu\.be)$/.test(host)
    ? `https://www.youtube-nocookie.com/embed/${encodeURIComponent(youtube.videoId)}`
    : null
}
