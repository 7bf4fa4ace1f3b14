/** The film of an item: our own file first. YouTube is only asked for anything after a click. */
import { fileName, mediaUrl } from '../media'
import type { YouTubeEmbed } from '../site-store'
import { itemStill } from './item-still'
import type { ItemView } from './item-view'

export const Film = ({ view }: { view: ItemView }) => {
  const { release, youtube } = view
  const { video, captions } = release
  if (!video) return null
  return (
    <>
      <div class="film">
        <video controls preload="none" playsinline poster={itemStill(view) ?? undefined} width="1280" height="720">
          <source src={mediaUrl(fileName(video))} type={video.mime === 'video/quicktime' ? 'video/mp4' : video.mime} />
          {captions && <track kind="captions" srclang="vi" label="Tiếng Việt" src={mediaUrl(fileName(captions))} default />}
          <a href={mediaUrl(fileName(video))}>Tải video về máy</a>
        </video>
      </div>
      {youtube && <YouTubeLink youtube={youtube} title={release.title} />}
    </>
  )
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
