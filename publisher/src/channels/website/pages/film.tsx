/** The film of an item: our own file first. YouTube is only asked for anything after a click. */
import type { Release } from '@hl/config/release'
import { fileName, mediaUrl } from '../media'
import { stillOf } from '../pictures'
import type { ImageSizes, YouTubeEmbed } from '../site-store'

export const Film = (props: { release: Release; images: ImageSizes; youtube: YouTubeEmbed | null }) => {
  const { release, images, youtube } = props
  const { video, captions, cover } = release
  if (!video) return null
  const size = cover && images.get(cover.sha256)
  const poster = cover && size ? mediaUrl(stillOf({ sha256: cover.sha256, size }).name) : undefined
  return (
    <>
      <div class="film">
        <video controls preload="none" playsinline poster={poster} width="1280" height="720">
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
