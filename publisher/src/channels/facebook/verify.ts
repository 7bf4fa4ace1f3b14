/** Reads one thing back and compares it with what was approved. Videos: verify-video.ts. */
import type { Difference, Receipt, Verified } from '../channel'
import {
  COMMENT_FIELDS,
  commentSchema,
  folded,
  isOneOf,
  linkOf,
  photoIdsOf,
  POST_FIELDS,
  postReceipt,
  postSchema,
  type Post,
} from './objects'
import { COMMENT, formOf, photoIdsIn } from './receipts'
import type { FacebookRendition } from './render'
import { hiddenDifference, isYoung, pending, readBack, stillThere, textDifference, type Verify } from './verify-parts'
import { verifyVideo } from './verify-video'

export function verifyReceipt({ deps, receipt, rendition, ctx }: Verify): Promise<Verified> {
  if (receipt.key === COMMENT) return verifyComment({ deps, receipt, rendition, ctx })
  return receipt.key === 'video' ? verifyVideo({ deps, receipt, rendition, ctx }) : verifyPost({ deps, receipt, rendition, ctx })
}

async function verifyPost({ deps, receipt, rendition, ctx }: Verify): Promise<Verified> {
  const post = await readBack({ deps, receipt, ctx, fields: POST_FIELDS, schema: postSchema })
  const isNew = rendition !== null && isYoung({ receipt, ctx })
  if (post === null) return isNew ? pending('Facebook chưa hiển thị bài vừa đăng.') : { status: 'gone' }
  if (rendition === null) return post.is_published === false ? { status: 'hidden' } : stillThere()
  const form = formOf(receipt)
  const link = linkOf(post)
  if (form === 'link' && link === null && isNew) return pending('Facebook đang tạo khung liên kết của bài.')
  const photos = photoIdsOf(post).length
  const shown = form === 'photos' ? { photos } : { link }
  const baseline = { message: folded(post.message), ...shown, isPublished: post.is_published ?? null, isHidden: post.is_hidden ?? false }
  // a post made in another form than the plan now says keeps it, which deliver tells: its text is all there is to compare
  const formDifferences = form === 'photos' ? photoDifferences({ receipt, photos }) : linkDifferences({ link, rendition })
  if (form === 'photos' && formDifferences.length > 0 && isNew) return pending('Facebook đang gắn ảnh vào bài.')
  const differences = [...textDifferences({ post, rendition }), ...formDifferences, ...visibilityDifferences(post)]
  if (differences.length > 0) return { status: 'differs', differences, baseline }
  const read = postReceipt({ post, deps })
  return { status: 'match', baseline, receipt: { ...read, ...(receipt.data ? { data: { ...read.data, ...receipt.data } } : {}) } }
}

function textDifferences({ post, rendition }: { post: Post; rendition: FacebookRendition }): Difference[] {
  if (rendition.kind === 'empty') return []
  const expected = 'message' in rendition ? rendition.message : rendition.description
  return textDifference({ field: 'message', expected, found: post.message })
}

function linkDifferences({ link, rendition }: { link: string | null; rendition: FacebookRendition }): Difference[] {
  if (rendition.kind !== 'link' || isOneOf({ rendition, other: link })) return []
  return [{ field: 'link', expected: rendition.link, found: link ?? '' }]
}

/** As many as it was made with: pictures that changed since are kept, which deliver tells. */
function photoDifferences({ receipt, photos }: { receipt: Receipt; photos: number }): Difference[] {
  const made = photoIdsIn(receipt).length
  return made === photos ? [] : [{ field: 'photos', expected: `${made} ảnh`, found: `${photos} ảnh` }]
}

function visibilityDifferences({ is_published: isPublished, is_hidden: isHidden }: Post): Difference[] {
  return [
    ...(isPublished === false ? [hiddenDifference] : []),
    ...(isHidden === true ? [{ field: 'isHidden', expected: 'hiện trên Fanpage', found: 'bị ẩn khỏi Fanpage' }] : []),
  ]
}

/** A plan without a comment wants it gone, and so does a removal: where it stood decides neither. */
async function verifyComment({ deps, receipt, rendition, ctx }: Verify): Promise<Verified> {
  const comment = await readBack({ deps, receipt, ctx, fields: COMMENT_FIELDS, schema: commentSchema })
  if (rendition === null) return comment === null ? { status: 'gone' } : stillThere()
  const expected = rendition.kind === 'empty' ? undefined : rendition.comment
  if (comment === null) {
    if (expected === undefined) return { status: 'match', baseline: { message: '' } }
    return isYoung({ receipt, ctx }) ? pending('Facebook chưa hiển thị bình luận vừa viết.') : { status: 'gone' }
  }
  const baseline = { message: folded(comment.message) }
  const differences = textDifference({ field: COMMENT, expected: expected ?? '', found: comment.message })
  if (differences.length > 0) return { status: 'differs', differences, baseline }
  return { status: 'match', baseline, receipt: { key: COMMENT, externalId: receipt.externalId, url: null } }
}
