/** Reads one video back and compares it with what was approved. */
import { lockedPrivate } from './audit-doubt'
import type { ChannelContext, Difference, Receipt, Verified } from '../channel'
import { ItemRejected, MadeInVain } from '../errors'
import type { Video } from './answers'
import { scopeOf } from './call-scope'
import type { YouTubeClient } from './client'
import { COST } from './quota'
import { factsOf } from './receipt'
import type { YouTubeRendition } from './render'
import type { Takedown, Tuning } from './settings'
import { tagText } from './tags'
import { fold } from './text'

interface Verifying {
  client: YouTubeClient
  tuning: Tuning
  takedown: Takedown
  receipt: Receipt
  rendition: YouTubeRendition | null
  ctx: ChannelContext
}

/**
 * @throws MadeInVain when YouTube could not or would not process the film
 * @throws NotAuthorized when YouTube keeps a new upload private: the project has not passed Google's audit
 */
export async function verify({ client, tuning, takedown, receipt, rendition, ctx }: Verifying): Promise<Verified> {
  const videos = await readVideos({ client, tuning, ctx, ids: [receipt.externalId] })
  return judge({ tuning, takedown, receipt, rendition, videos })
}

const MOST_IDS = 50

/** Fifty in one call. What YouTube has refused since differs from what was approved. */
export async function verifyMany(
  args: Pick<Verifying, 'client' | 'tuning' | 'takedown' | 'ctx'> & { asked: readonly { receipt: Receipt; rendition: YouTubeRendition }[] },
): Promise<Verified[]> {
  const { asked, ...reading } = args
  const verified: Verified[] = []
  for (let from = 0; from < asked.length; from += MOST_IDS) {
    const part = asked.slice(from, from + MOST_IDS)
    const videos = await readVideos({ ...reading, ids: part.map(({ receipt }) => receipt.externalId) })
    verified.push(...part.map((each) => judgeStanding({ tuning: args.tuning, takedown: args.takedown, ...each, videos })))
  }
  return verified
}

async function readVideos({
  client,
  tuning,
  ctx,
  ids,
}: Pick<Verifying, 'client' | 'tuning' | 'ctx'> & { ids: readonly string[] }): Promise<Video[]> {
  const spec = { name: 'video', deadlineMs: tuning.callMs, cost: COST['videos.list'] }
  return ctx.read(spec, (signal) => client.videos({ ids, scope: scopeOf({ ctx, signal }) }))
}

type Judging = Pick<Verifying, 'tuning' | 'takedown' | 'receipt' | 'rendition'> & { videos: readonly Video[] }

function judgeStanding(judging: Judging): Verified {
  try {
    return judge(judging)
  } catch (error) {
    if (!(error instanceof ItemRejected)) throw error
    return {
      status: 'differs',
      differences: [{ field: 'status', expected: 'đang hiển thị', found: error.message }],
      baseline: { code: error.code },
    }
  }
}

function judge({ tuning, takedown, receipt, rendition, videos }: Judging): Verified {
  const video = videos.find(({ id }) => id === receipt.externalId)
  if (!video || video.status?.uploadStatus === 'deleted') return { status: 'gone' }
  if (rendition === null) return verifyAway({ video, receipt, takedown })
  failIfRefused(video)
  if (video.status?.uploadStatus === 'uploaded') {
    return { status: 'pending', lookAgainMs: tuning.processingLookMs, note: 'YouTube đang xử lý phim.' }
  }
  failIfLocked({ video, receipt })
  const differences = differencesOf({ video, rendition })
  const baseline = baselineOf(video)
  return differences.length === 0 ? { status: 'match', baseline } : { status: 'differs', differences, baseline }
}

/** What an earlier takedown has only hidden may stay so, whatever takedowns do now. */
function verifyAway({ video, receipt, takedown }: Pick<Verifying, 'receipt' | 'takedown'> & { video: Video }): Verified {
  const found = video.status?.privacyStatus ?? ''
  if (found === 'private' && (takedown === 'private' || receipt.status === 'hidden')) return { status: 'hidden' }
  if (takedown === 'delete')
    return { status: 'differs', differences: [{ field: 'video', expected: 'đã xóa', found }], baseline: baselineOf(video) }
  return { status: 'differs', differences: [{ field: 'privacyStatus', expected: 'private', found }], baseline: baselineOf(video) }
}

function differencesOf({ video, rendition }: { video: Video; rendition: YouTubeRendition }): Difference[] {
  const found = { ...baselineOf(video), ...chosenOf(video) }
  return rendition.compared.flatMap((field) => {
    const [expected, seen] = [textOf(rendition[field]), textOf(found[field])]
    return seen === null || expected === null || fold(expected) === fold(seen) ? [] : [{ field, expected, found: seen }]
  })
}

function baselineOf({ snippet, status }: Video) {
  return { title: snippet?.title ?? '', description: snippet?.description ?? '', privacyStatus: status?.privacyStatus ?? '' }
}

/** What YouTube does not tell is no difference; but no tags at all is. */
function chosenOf({ snippet, status }: Video) {
  const { selfDeclaredMadeForKids, containsSyntheticMedia } = status ?? {}
  return { tags: snippet?.tags ?? [], categoryId: snippet?.categoryId, selfDeclaredMadeForKids, containsSyntheticMedia }
}

function textOf(value: string | boolean | readonly string[] | null | undefined): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  return typeof value === 'string' ? value : tagText(value)
}

/**
 * A video that was seen public before has been made private by somebody: a drift, not a lock. One that was uploaded private
 * was made public by an update, whose answer has told already whether it is locked; read at once, it may still seem private.
 */
function failIfLocked({ video, receipt }: { video: Video; receipt: Receipt }): void {
  if (video.status?.privacyStatus !== 'private' || receipt.status !== 'creating' || factsOf(receipt).isPrepared) return
  throw lockedPrivate()
}

function failIfRefused({ status, processingDetails }: Video): void {
  const uploadStatus = status?.uploadStatus
  if (uploadStatus !== 'failed' && uploadStatus !== 'rejected') return
  const reason = (uploadStatus === 'failed' ? status?.failureReason : status?.rejectionReason) ?? processingDetails?.processingFailureReason
  const known = REFUSALS[reason ?? '']
  throw new MadeInVain({
    code: `youtube.${uploadStatus}.${reason ?? 'other'}`,
    message: `YouTube không dùng được phim này: ${known?.cause ?? 'xử lý không thành công'}.`,
    help: known?.help ?? EXPORT_AGAIN,
    who: 'editor',
    platform: { status: 200, reason: reason ?? uploadStatus },
  })
}

const EXPORT_AGAIN = 'Xuất lại MP4 (H.264, AAC), thay tệp, trình lại.'
const STUDIO = 'Mở YouTube Studio đọc thông báo về video này; sửa phim cho đúng rồi thay tệp và trình lại.'

/** https://developers.google.com/youtube/v3/docs/videos, status.failureReason and status.rejectionReason */
export const REFUSALS: Readonly<Record<string, { cause: string; help: string }>> = {
  codec: { cause: 'không đọc được cách nén hình hoặc tiếng', help: EXPORT_AGAIN },
  conversion: { cause: 'không chuyển đổi được phim', help: EXPORT_AGAIN },
  emptyFile: { cause: 'tệp rỗng', help: EXPORT_AGAIN },
  invalidFile: { cause: 'tệp không phải là phim', help: EXPORT_AGAIN },
  tooSmall: { cause: 'tệp quá nhỏ', help: EXPORT_AGAIN },
  uploadAborted: { cause: 'tệp lên không trọn vẹn', help: 'Bấm Gửi lại; nếu lặp lại, xuất lại MP4 (H.264, AAC), thay tệp, trình lại.' },
  claim: { cause: 'có người khiếu nại bản quyền', help: STUDIO },
  copyright: { cause: 'vi phạm bản quyền', help: STUDIO },
  duplicate: { cause: 'kênh đã có đúng tệp này', help: 'Tìm video đó trên kênh; giữ một bản, hoặc thay tệp rồi trình lại.' },
  inappropriate: { cause: 'YouTube cho rằng nội dung không phù hợp', help: STUDIO },
  legal: { cause: 'có yêu cầu pháp lý', help: STUDIO },
  length: {
    cause: 'phim dài hơn mức kênh được phép',
    help: 'Xác minh kênh trong YouTube Studio, hoặc cắt phim dưới 15 phút rồi trình lại.',
  },
  termsOfUse: { cause: 'trái điều khoản sử dụng', help: STUDIO },
  trademark: { cause: 'vi phạm nhãn hiệu', help: STUDIO },
  uploaderAccountClosed: { cause: 'tài khoản của kênh đã bị đóng', help: STUDIO },
  uploaderAccountSuspended: { cause: 'tài khoản của kênh bị tạm khóa', help: STUDIO },
}
