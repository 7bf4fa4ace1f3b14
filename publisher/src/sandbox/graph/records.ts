/** What a Page holds, as kept on disk, and the ids it is known by. */
import { z } from 'zod'
import type { Collection, Store } from '../store'

const instant = z.iso.datetime()

const previewSchema = z.object({
  url: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  siteName: z.string().nullable(),
  /** as the page names it, and the copy kept here */
  image: z.string().nullable(),
  imageFile: z.string().nullable(),
  imageType: z.string().nullable(),
})
export type Preview = z.infer<typeof previewSchema>

const postSchema = z.object({
  id: z.string(),
  no: z.number(),
  kind: z.enum(['status', 'link', 'photo', 'video']),
  message: z.string().nullable(),
  link: z.string().nullable(),
  preview: previewSchema.nullable(),
  photoIds: z.array(z.string()),
  videoId: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  /** shows in lists from then on */
  listedAt: instant,
  isPublished: z.boolean(),
  isHidden: z.boolean(),
  scheduledAt: instant.nullable(),
  /** what "the same content consecutively" is judged by */
  fingerprint: z.string(),
})
export type Post = z.infer<typeof postSchema>

const photoSchema = z.object({
  id: z.string(),
  no: z.number(),
  file: z.string(),
  mime: z.string(),
  message: z.string().nullable(),
  alt: z.string().nullable(),
  postId: z.string().nullable(),
  isPublished: z.boolean(),
  createdAt: instant,
})
export type Photo = z.infer<typeof photoSchema>

const captionSchema = z.object({ locale: z.string(), file: z.string() })
const videoSchema = z.object({
  id: z.string(),
  no: z.number(),
  sessionId: z.string(),
  isReel: z.boolean().default(false),
  size: z.number(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  embeddable: z.boolean(),
  startedAt: instant,
  /** set by upload_phase=finish */
  finishedAt: instant.nullable(),
  /** set by a fault: processing will end in an error */
  willFail: z.boolean(),
  isPublished: z.boolean(),
  scheduledAt: instant.nullable(),
  postId: z.string().nullable(),
  thumbnailFile: z.string().nullable(),
  thumbnails: z.array(z.object({ id: z.string(), file: z.string(), isPreferred: z.boolean() })),
  captions: z.array(captionSchema),
  durationMs: z.number().nullable(),
})
export type Video = z.infer<typeof videoSchema>

const commentSchema = z.object({
  id: z.string(),
  no: z.number(),
  objectId: z.string(),
  message: z.string(),
  attachmentUrl: z.string().nullable(),
  createdAt: instant,
})
export type Comment = z.infer<typeof commentSchema>

const linkSchema = z.object({ id: z.string(), no: z.number(), objectId: z.string(), preview: previewSchema, scrapedAt: instant })
export type ScrapedLink = z.infer<typeof linkSchema>

export interface PageRecords {
  posts: Collection<Post>
  photos: Collection<Photo>
  videos: Collection<Video>
  comments: Collection<Comment>
  /** by address */
  links: Collection<ScrapedLink>
  /** growing and never used twice, also across restarts: taken from the clock */
  nextNo(): number
}

export async function openPageRecords({ store, now }: { store: Store; now: () => Date }): Promise<PageRecords> {
  const byAge = ({ no }: { no: number }) => no
  let lastNo = 0
  return {
    posts: await store.collection({ name: 'facebook-posts', schema: postSchema, byAge }),
    photos: await store.collection({ name: 'facebook-photos', schema: photoSchema, byAge }),
    videos: await store.collection({ name: 'facebook-videos', schema: videoSchema, byAge }),
    comments: await store.collection({ name: 'facebook-comments', schema: commentSchema, byAge }),
    links: await store.collection({ name: 'facebook-links', schema: linkSchema, byAge }),
    nextNo() {
      lastNo = Math.max(lastNo + 1, now().getTime() * 1_000)
      return lastNo
    },
  }
}
