/** Taking things off the Page. A video and its post go together: neither is left without the other. */
import { rm } from 'node:fs/promises'
import type { GraphContext } from './context'
import type { Post, Video } from './records'
import { videoFile } from './video-upload'

export async function removePost({ context, post }: { context: GraphContext; post: Post }): Promise<void> {
  const { posts, comments, videos } = context.records
  await posts.remove(post.id)
  const replies = comments.all().filter(({ objectId }) => objectId === post.id)
  await Promise.all(replies.map(({ id }) => comments.remove(id)))
  const video = post.videoId === null ? undefined : videos.get(post.videoId)
  if (video) await removeVideo({ context, video })
}

export async function removeVideo({ context, video }: { context: GraphContext; video: Video }): Promise<void> {
  await context.records.videos.remove(video.id)
  const replies = context.records.comments.all().filter(({ objectId }) => objectId === video.id)
  await Promise.all(replies.map(({ id }) => context.records.comments.remove(id)))
  const post = video.postId === null ? undefined : context.records.posts.get(video.postId)
  if (post) await removePost({ context, post })
  await rm(videoFile({ context, video }), { force: true })
}
