/** The channel as a visitor sees it: public films; unlisted ones by their address only; private ones never. */
import type { FC } from 'hono/jsx'
import { formatDate } from '@hl/config/time'
import type { GoogleContext } from '../google/context'
import type { Video } from '../google/records'
import { privacyOf, stageOf } from '../google/video-resource'
import { Avatar, Layout, Prose } from './layout'
import { ReachLine } from './reach-line'
import { ago, clock } from './text'
import { Playlists, VideoFacts } from './video-facts'

export const Channel: FC<{ context: GoogleContext }> = ({ context }) => {
  const { pageName, now } = context.settings
  const videos = publicVideos(context)
  return (
    <Layout title={pageName} current="kenh">
      <main class="channel">
        <header class="channel-head">
          <Avatar name={pageName} class="big" />
          <div>
            <h1>{pageName}</h1>
            <p class="muted">@conduonghuongthien · {videos.length} video · Kênh trong môi trường thử</p>
          </div>
        </header>
        <h2 class="tab">Video</h2>
        {videos.length === 0 ? <p class="empty">Kênh chưa có video công khai nào.</p> : null}
        <div class="grid">
          {videos.map((video) => (
            <a class="tile" href={`/kenh/watch?v=${video.id}`}>
              <Still video={video} />
              <strong>{video.mutable.snippet.title}</strong>
              <span class="muted">{ago({ at: video.publishedAt, now: now() })}</span>
            </a>
          ))}
        </div>
        <Playlists context={context} videos={videos} />
      </main>
    </Layout>
  )
}

export const WatchPage: FC<{ context: GoogleContext; video: Video }> = ({ context, video }) => {
  const { snippet } = video.mutable
  const others = publicVideos(context)
    .filter(({ id }) => id !== video.id)
    .slice(0, 12)
  return (
    <Layout title={snippet.title} current="kenh">
      <main class="watch">
        <div class="watch-main">
          <Player context={context} video={video} />
          <h1>{snippet.title}</h1>
          <div class="owner">
            <Avatar name={context.settings.pageName} />
            <a href="/kenh">
              <strong>{context.settings.pageName}</strong>
            </a>
            {privacyOf({ context, video }) === 'unlisted' ? <span class="chip">Không công khai danh sách</span> : null}
          </div>
          <div class="about">
            <strong>{formatDate(video.publishedAt)}</strong>
            <ReachLine counts={context.reach.of({ id: video.id, since: video.publishedAt })} hasNoShares />
            <Prose text={snippet.description} />
            <VideoFacts context={context} video={video} />
          </div>
        </div>
        <aside>
          <h2>Video khác của kênh</h2>
          {others.length === 0 ? <p class="muted">Chưa có.</p> : null}
          {others.map((other) => (
            <a class="row" href={`/kenh/watch?v=${other.id}`}>
              <Still video={other} />
              <span>
                <strong>{other.mutable.snippet.title}</strong>
                <span class="muted">{ago({ at: other.publishedAt, now: context.settings.now() })}</span>
              </span>
            </a>
          ))}
        </aside>
      </main>
    </Layout>
  )
}

/** For an iframe on the website: the film and nothing else. */
export const EmbedPage: FC<{ context: GoogleContext; video: Video }> = ({ context, video }) => (
  <html lang="vi">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{video.mutable.snippet.title} – Môi trường thử</title>
      <link rel="stylesheet" href="/assets/sandbox.css" />
      <link rel="icon" href="data:," />
    </head>
    <body class="embed">
      <Player context={context} video={video} />
    </body>
  </html>
)

/** @returns the film when somebody who is not its owner may watch it */
export function watchable({ context, id }: { context: GoogleContext; id: string }): Video | null {
  const video = context.records.videos.get(id)
  return video && privacyOf({ context, video }) !== 'private' && stageOf({ context, video }) === 'processed' ? video : null
}

function publicVideos(context: GoogleContext): Video[] {
  return context.records.videos
    .all()
    .filter((video) => privacyOf({ context, video }) === 'public' && stageOf({ context, video }) === 'processed')
    .reverse()
}

const Player: FC<{ context: GoogleContext; video: Video }> = ({ context, video }) => (
  <video
    controls
    playsinline
    preload="metadata"
    src={`/media/youtube-${video.id}`}
    poster={video.thumbnail ? `/media/${video.thumbnail.file}` : undefined}
  >
    {context.records.captions
      .all()
      .filter(({ videoId }) => videoId === video.id)
      .map(({ id, language, name }) => (
        <track kind="captions" src={`/kenh/captions/${id}.vtt`} srclang={language} label={name === '' ? language : name} />
      ))}
  </video>
)

const Still: FC<{ video: Video }> = ({ video }) => (
  <span class="still">
    {video.thumbnail ? (
      <img src={`/media/${video.thumbnail.file}`} alt="" loading="lazy" />
    ) : (
      <video muted preload="metadata" src={`/media/youtube-${video.id}#t=0.5`} tabindex={-1} />
    )}
    {video.durationMs === null ? null : <span class="length">{clock(video.durationMs)}</span>}
  </span>
)
