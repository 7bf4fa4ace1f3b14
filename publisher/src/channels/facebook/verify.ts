/** Reads one thing back and compares it with what was approved. */
import type { z } from 'zod'
import type { ChannelContext, Difference, Receipt, Verified } from '../channel'
import { MadeInVain } from '../errors'
import { isMissing, toChannelError } from './errors'
import type { FacebookDeps } from './client'
import { folded, isOneOf, linkOf, POST_FIELDS, postReceipt, postSchema, VIDEO_FIELDS, videoSchema, type Post, type Video } from './objects'
import type { FacebookRendition, LinkPost, VideoPost } from './render'
import { DEADLINES } from './settings'
import { stateOf, videoReceipt } from './video-state'

type Verify = { deps: FacebookDeps; receipt: Receipt; rendition: FacebookRendition | null; ctx: ChannelContext }

/** Missing so soon after it was made means "not yet": reads are served by replicas. What was seen live before is not new. */
const SETTLE_MS = 60_000
const LOOK_AGAIN_MS = 2_000

export async function verifyReceipt({ deps, receipt, rendition, ctx }: Verify): Promise<Verified> {
  return receipt.key === 'video' ? verifyVideo({ deps, receipt, rendition, ctx }) : verifyPost({ deps, receipt, rendition, ctx })
}

async function verifyPost({ deps, receipt, rendition, ctx }: Verify): Promise<Verified> {
  const post = await read({ deps, receipt, ctx, fields: POST_FIELDS, schema: postSchema })
  const isNew = rendition !== null && isYoung({ receipt, ctx })
  if (post === null) return isNew ? pending('Facebook chưa hiển thị bài vừa đăng.') : { status: 'gone' }
  if (rendition === null) return post.is_published === false ? { status: 'hidden' } : stillThere()
  if (rendition.kind !== 'link') return otherKind({ expected: rendition.kind, found: 'link' })
  const link = linkOf(post)
  if (link === null && isNew) return pending('Facebook đang tạo khung liên kết của bài.')
  const baseline = { message: folded(post.message), link, isPublished: post.is_published ?? null, isHidden: post.is_hidden ?? false }
  const differences = postDifferences({ post, link, rendition })
  if (differences.length > 0) return { status: 'differs', differences, baseline }
  return { status: 'match', baseline, receipt: postReceipt({ post, deps }) }
}

function postDifferences({ post, link, rendition }: { post: Post; link: string | null; rendition: LinkPost }): Difference[] {
  return [
    ...textDifference({ field: 'message', expected: rendition.message, found: post.message }),
    ...(isOneOf({ rendition, other: link }) ? [] : [{ field: 'link', expected: rendition.link, found: link ?? '' }]),
    ...(post.is_published === false ? [hiddenDifference] : []),
    ...(post.is_hidden === true ? [{ field: 'isHidden', expected: 'hiện trên Fanpage', found: 'bị ẩn khỏi Fanpage' }] : []),
  ]
}

/** @throws MadeInVain when Facebook could not process the film */
async function verifyVideo({ deps, receipt, rendition, ctx }: Verify): Promise<Verified> {
  const video = await read({ deps, receipt, ctx, fields: VIDEO_FIELDS, schema: videoSchema })
  const isNew = rendition !== null && isYoung({ receipt, ctx })
  if (video === null) return isNew ? pending('Facebook chưa hiển thị phim vừa đăng.') : { status: 'gone' }
  const state = stateOf(video)
  if (rendition === null) return state === 'unpublished' ? { status: 'hidden' } : stillThere()
  if (rendition.kind !== 'video') return otherKind({ expected: rendition.kind, found: 'video' })
  const baseline = { title: folded(video.title), description: folded(video.description), isPublished: video.published ?? null }
  switch (state) {
    case 'failed':
      throw processingFailed()
    case 'uploading':
    case 'processing':
      return pending('Facebook đang xử lý phim.')
    case 'unpublished':
      if (isNew) return pending('Facebook đang công bố phim.')
      return { status: 'differs', differences: [hiddenDifference], baseline }
    case 'published': {
      const differences = videoDifferences({ video, rendition })
      if (differences.length > 0) return { status: 'differs', differences, baseline }
      return { status: 'match', baseline, receipt: videoReceipt({ video, deps }) }
    }
    default:
      return state satisfies never
  }
}

function videoDifferences({ video, rendition }: { video: Video; rendition: VideoPost }): Difference[] {
  return [
    ...textDifference({ field: 'title', expected: rendition.title, found: video.title }),
    ...textDifference({ field: 'description', expected: rendition.description, found: video.description }),
  ]
}

function textDifference({ field, expected, found }: { field: string; expected: string; found: string | null | undefined }): Difference[] {
  return folded(expected) === folded(found) ? [] : [{ field, expected, found: found ?? '' }]
}

/** @returns null when Facebook says it is not there */
async function read<T>({
  deps,
  receipt,
  ctx,
  fields,
  schema,
}: Pick<Verify, 'deps' | 'receipt' | 'ctx'> & { fields: string; schema: z.ZodType<T> }): Promise<T | null> {
  return ctx.read({ name: `read-${receipt.key}`, deadlineMs: DEADLINES.read }, async (signal) => {
    const call = { method: 'GET', path: receipt.externalId, params: { fields }, effect: 'read', signal, ctx } as const
    const answer = await deps.client.ask({ ...call, schema })
    if (answer.ok) return answer.value
    if (isMissing(answer.failure)) return null
    throw toChannelError({ failure: answer.failure, effect: 'read', now: ctx.now() })
  })
}

function isYoung({ receipt, ctx }: Pick<Verify, 'receipt' | 'ctx'>): boolean {
  return receipt.status !== 'live' && ctx.now().getTime() - receipt.createdAt.getTime() < SETTLE_MS
}

function pending(note: string): Verified {
  return { status: 'pending', lookAgainMs: LOOK_AGAIN_MS, note }
}

function stillThere(): Verified {
  return { status: 'differs', differences: [{ field: 'post', expected: 'đã gỡ', found: 'vẫn còn trên Fanpage' }], baseline: {} }
}

function otherKind({ expected, found }: { expected: string; found: string }): Verified {
  return { status: 'differs', differences: [{ field: 'kind', expected, found }], baseline: {} }
}

const hiddenDifference: Difference = { field: 'isPublished', expected: 'công khai', found: 'không công khai' }

function processingFailed(): MadeInVain {
  return new MadeInVain({
    code: 'facebook.video-processing',
    message: 'Facebook không xử lý được tệp phim.',
    help: 'Biên tập viên xuất lại tệp MP4 (H.264, AAC), thay tệp rồi trình lại.',
    who: 'editor',
  })
}
