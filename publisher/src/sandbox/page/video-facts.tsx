/** What stands beside a film as a visitor sees it: the public playlists and their films, and what is said of one film. */
import type { FC } from 'hono/jsx'
import { CATEGORIES } from '../google/categories'
import type { GoogleContext } from '../google/context'
import type { Playlist, Video } from '../google/records'

export const Playlists: FC<{ context: GoogleContext; videos: readonly Video[] }> = ({ context, videos }) => {
  const playlists = context.records.playlists.all().filter(({ privacyStatus }) => privacyStatus === 'public')
  if (playlists.length === 0) return null
  return (
    <section>
      <h2 class="tab">Danh sách phát</h2>
      {playlists.map((playlist) => (
        <article class="about" id={playlist.id}>
          <strong>{playlist.title}</strong>
          <ol>
            {filmsOf({ context, playlist, videos }).map((video) => (
              <li>
                <a href={`/kenh/watch?v=${video.id}`}>{video.mutable.snippet.title}</a>
              </li>
            ))}
          </ol>
        </article>
      ))}
    </section>
  )
}

export const VideoFacts: FC<{ context: GoogleContext; video: Video }> = ({ context, video }) => {
  const { snippet, status } = video.mutable
  const { playlistItems, playlists, captions } = context.records
  const lists = playlistItems.all().flatMap((item) => (item.videoId === video.id ? (playlists.get(item.playlistId) ?? []) : []))
  const tracks = captions.all().filter(({ videoId, isDraft }) => videoId === video.id && !isDraft)
  const facts = [
    CATEGORIES.find(({ id }) => id === snippet.categoryId)?.title,
    ...tracks.map(({ language, name }) => `Phụ đề: ${[language, name].filter(Boolean).join(' – ')}`),
    status.selfDeclaredMadeForKids ? 'Dành cho trẻ em' : null,
    status.containsSyntheticMedia ? 'Nội dung tổng hợp hoặc đã chỉnh sửa' : null,
  ]
  return (
    <p>
      {lists.map(({ id, title }) => (
        <a class="chip" href={`/kenh#${id}`}>
          Danh sách phát: {title}
        </a>
      ))}{' '}
      {facts.filter(Boolean).map((fact) => (
        <>
          <span class="chip">{fact}</span>{' '}
        </>
      ))}
      {snippet.tags && snippet.tags.length > 0 ? <span class="muted">Thẻ: {snippet.tags.join(', ')}</span> : null}
    </p>
  )
}

function filmsOf({ context, playlist, videos }: { context: GoogleContext; playlist: Playlist; videos: readonly Video[] }): Video[] {
  const places = context.records.playlistItems.all().filter(({ playlistId }) => playlistId === playlist.id)
  // what is not public shows in nobody's list
  return places.flatMap(({ videoId }) => videos.find(({ id }) => id === videoId) ?? [])
}
