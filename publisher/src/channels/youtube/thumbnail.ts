/** The Item's cover as the video's thumbnail: sent when the cover is another than the one the receipt remembers. */
import { toJpeg } from '../../media/jpeg'
import type { ReceiptDraft } from '../channel'
import { ChannelUnavailable, ItemRejected, NotAuthorized } from '../errors'
import { scopeOf } from './call-scope'
import type { Dressing } from './deps'
import { COST } from './quota'
import { factsOf, withFacts } from './receipt'

/** 16:9, and within the 2 MB that were the limit until 2026-09-14: https://developers.google.com/youtube/v3/docs/thumbnails/set */
const PICTURE = { width: 1280, height: 720, fit: 'cover', maxBytes: 2 * 1024 * 1024 } as const

/** An Item without a cover keeps the picture that YouTube chose, or the last one sent: there is no call that takes one away. */
export async function setThumbnail({ deps, ctx, rendition: { cover }, receipt }: Dressing): Promise<ReceiptDraft> {
  if (cover === null || factsOf(receipt).cover === cover.sha256) return receipt
  const { externalId: videoId } = receipt
  const dressed = withFacts(receipt, { cover: cover.sha256 })
  const jpeg = await pictureOf({ ctx, cover })
  const spec = { name: 'thumbnail', effect: 'repeatable', deadlineMs: deps.tuning.callMs, cost: COST['thumbnails.set'] } as const
  await ctx.step({ ...spec, request: { videoId, cover: cover.sha256, bytes: jpeg.length } }, async (signal) => {
    await deps.client.beside.setThumbnail({ videoId, jpeg, scope: scopeOf({ ctx, signal }) }).catch(explain)
    return { answer: null, receipts: [dressed] }
  })
  return dressed
}

async function pictureOf({ ctx, cover }: Pick<Dressing, 'ctx'> & { cover: { sha256: string; size: number } }): Promise<Buffer> {
  if (!(await ctx.media.has(cover))) {
    throw new ChannelUnavailable({
      code: 'youtube.cover-missing',
      message: 'Không thấy đủ tệp ảnh đại diện trong kho tệp của hệ thống.',
      help: 'Người quản trị kiểm tra MEDIA_DIR và bản sao lưu.',
      who: 'operator',
    })
  }
  return toJpeg({ path: ctx.media.path(cover.sha256), ...PICTURE }).catch((cause: unknown) => {
    throw new ItemRejected({
      code: 'youtube.cover-unreadable',
      message: 'Không đọc được ảnh đại diện của bài.',
      help: 'Thay ảnh đại diện bằng ảnh JPEG hoặc PNG rồi trình lại.',
      who: 'editor',
      cause,
    })
  })
}

/** The one usual cause of this 403: https://support.google.com/youtube/answer/72431 */
function explain(error: unknown): never {
  if (!(error instanceof NotAuthorized) || error.code !== 'youtube.forbidden') throw error
  throw new NotAuthorized({
    code: error.code,
    message: 'Kênh chưa xác minh số điện thoại nên YouTube không nhận ảnh đại diện.',
    help: 'Người quản trị xác minh kênh ở https://www.youtube.com/verify; lần sửa bài sau sẽ gửi ảnh.',
    who: 'operator',
    ...(error.platform ? { platform: error.platform } : {}),
    cause: error.cause,
  })
}
