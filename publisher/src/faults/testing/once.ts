/** Nothing lost and nothing doubled, as the public sees it; and the database agrees. */
import type { Release } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import type { Scene } from './scene'

/** How often each Item can be seen on each channel. Compared whole, so that a failure names the Item. */
export async function countSeen(scene: Scene, releases: readonly Release[]) {
  const { facebook, youtube } = await scene.platforms.state()
  const seen = await Promise.all(
    releases.map(async (release) => {
      const page = await scene.page(release)
      const films = facebook.videos.filter((video) => video.title === release.title && video.phase === 'ready').map(({ id }) => id)
      const posts = facebook.posts.filter(
        (post) => post.isPublic && (post.link?.endsWith(itemPath(release)) || (post.videoId !== null && films.includes(post.videoId))),
      )
      const watchable = youtube.videos.filter((video) => video.title === release.title && video.privacyStatus === 'public')
      return [release.documentId, { page, posts: posts.length, films: films.length, youtube: watchable.length }] as const
    }),
  )
  const { rows } = await scene.pool.query<{ n: number }>(
    `select count(*)::int as n from (select 1 from receipt where status = 'live' group by delivery_id, key having count(*) > 1) as doubled`,
  )
  const all = { posts: facebook.posts.length, films: facebook.videos.length, youtube: youtube.videos.length }
  return { ...Object.fromEntries(seen), all, doubledReceipts: rows[0]?.n }
}

/** What `countSeen` says when every Item is where it belongs, once, and nothing else is there. */
export function once(releases: readonly Release[]) {
  const ofOne = ({ type }: Release) => ({ page: 200, posts: 1, films: type === 'video' ? 1 : 0, youtube: type === 'video' ? 1 : 0 })
  const films = releases.filter(({ type }) => type === 'video').length
  const seen = Object.fromEntries(releases.map((release) => [release.documentId, ofOne(release)]))
  return { ...seen, all: { posts: releases.length, films, youtube: films }, doubledReceipts: 0 }
}
