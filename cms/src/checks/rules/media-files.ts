/** Films and pictures a channel would refuse or spoil, judged by what is in the file (reference/facebook-graph-api.md §5–6, youtube-data-api.md §3, §6). */
import type { ChannelId } from '@hl/config/words'
import { reelFault } from '../../plan/formats'
import type { DraftView, FileView } from '../draft-view'
import type { FilmFacts, PictureFacts } from '../files/file-facts'
import type { Finding, Level } from '../finding'
import { itemFinding } from './item-finding'

const KIB = 1024
const MIB = 1024 ** 2
const GIB = 1024 ** 3
const MINUTE = 60
const HOUR = 3600

/** Without the audio and video codecs everybody takes, a platform may still manage: a warning. */
const SAFE_VIDEO = new Set(['AVC', 'HEVC', 'VP9', 'AV1'])
const SAFE_AUDIO = new Set(['AAC', 'MPEG Audio', 'Opus'])
const FACEBOOK_CONTAINERS = new Set(['MPEG-4', 'QuickTime', 'AVI'])
const FACEBOOK = { minBytes: KIB, maxBytes: 2 * GIB, maxSeconds: 4 * HOUR, pictureBytes: 4 * MIB }
const YOUTUBE = { maxBytes: 256 * GIB, maxSeconds: 12 * HOUR, unverifiedSeconds: 15 * MINUTE, thumbnailBytes: 2 * MIB, thumbnailWidth: 640 }
/** The smallest card Facebook draws with a picture. */
const CARD = { width: 200, height: 200 }

export function mediaFiles(view: DraftView): Finding[] {
  return view.files.flatMap((file) => {
    const { facts } = file
    // said by attached-documents.ts
    if (facts === 'pending' || facts === 'unreadable') return []
    switch (facts.kind) {
      case 'film':
        return filmFaults({ facts, view }).map((fault) => findingOf(file, fault))
      case 'picture':
        return pictureFaults({ facts, isCover: file.field === 'cover', view }).map((fault) => findingOf(file, fault))
      case 'broken':
        return [findingOf(file, { level: 'block', why: `không đọc được (${facts.why}), có lẽ bị hỏng. Hãy tải lên tệp khác` })]
      case 'document':
        return []
    }
  })
}

interface Fault {
  level: Level
  why: string
}
const block = (why: string): Fault => ({ level: 'block', why })
const warn = (why: string): Fault => ({ level: 'warn', why })

function filmFaults({ facts, view }: { facts: FilmFacts; view: DraftView }): Fault[] {
  const goesTo = (channel: ChannelId) => view.channels.includes(channel)
  const { videoCodec, audioCodec, seconds } = facts
  if (videoCodec === null) return [block(`không có phần hình nên không kênh nào nhận là phim. ${EXPORT}`)]
  if (seconds === null || seconds <= 0) return [block(`không có thời lượng, có lẽ bị cắt khi tải lên. ${EXPORT}`)]
  return [
    ...(SAFE_VIDEO.has(videoCodec) ? [] : [warn(`dùng mã hình "${videoCodec}", các kênh có thể từ chối. ${EXPORT}`)]),
    ...(audioCodec === null ? [warn('không có tiếng. Nếu không cố ý, hãy xuất lại')] : []),
    ...(audioCodec === null || SAFE_AUDIO.has(audioCodec)
      ? []
      : [warn(`dùng mã tiếng "${audioCodec}", các kênh có thể từ chối. ${EXPORT}`)]),
    // The clip of an article stays on the site, unless the plan posts it.
    ...(goesTo('facebook') && ['video', 'reel'].includes(view.facebookFormat) ? facebookFaults(facts) : []),
    ...(goesTo('facebook') && view.facebookFormat === 'reel' ? reelFaults(facts) : []),
    ...(goesTo('youtube') ? youtubeFaults(facts) : []),
  ]
}

function facebookFaults({ bytes, container, seconds }: FilmFacts): Fault[] {
  return [
    ...(FACEBOOK_CONTAINERS.has(container ?? '') ? [] : [block(`ở dạng "${container ?? 'không rõ'}" mà Facebook không nhận. ${EXPORT}`)]),
    ...(bytes < FACEBOOK.minBytes ? [block('nhỏ hơn 1 KB nên Facebook không nhận. Hãy tải lên tệp khác')] : []),
    ...(bytes > FACEBOOK.maxBytes ? [block('lớn hơn 2 GB nên Facebook không nhận. Hãy xuất lại tệp nhỏ hơn')] : []),
    ...((seconds ?? 0) > FACEBOOK.maxSeconds ? [block('dài hơn 4 giờ nên Facebook không nhận. Hãy cắt thành nhiều phần')] : []),
  ]
}

function reelFaults(facts: FilmFacts): Fault[] {
  const fault = reelFault(facts)
  return fault === null ? [] : [block(`không đăng làm Reel được. ${fault} Chọn dạng khác, hoặc thay phim`)]
}

function youtubeFaults({ bytes, seconds }: FilmFacts): Fault[] {
  const length = seconds ?? 0
  return [
    ...(bytes > YOUTUBE.maxBytes ? [block('lớn hơn 256 GB nên YouTube không nhận. Hãy xuất lại tệp nhỏ hơn')] : []),
    ...(length > YOUTUBE.maxSeconds ? [block('dài hơn 12 giờ nên YouTube không nhận. Hãy cắt thành nhiều phần')] : []),
    ...(length > YOUTUBE.unverifiedSeconds && length <= YOUTUBE.maxSeconds
      ? [warn('dài hơn 15 phút: YouTube chỉ nhận khi kênh đã xác minh. Hỏi quản trị nếu chưa chắc')]
      : []),
  ]
}

function pictureFaults(input: { facts: PictureFacts; isCover: boolean; view: DraftView }): Fault[] {
  const { facts, isCover, view } = input
  const { bytes, width, height, isMoving } = facts
  const still = isMoving ? [warn('là ảnh động: bạn đọc chỉ thấy hình đầu tiên. Muốn hình chuyển động, hãy dùng phim')] : []
  if (!isCover) return still
  const isThumbnail = view.type === 'video' && view.channels.includes('youtube')
  return [
    ...still,
    ...(view.channels.includes('facebook') && bytes > FACEBOOK.pictureBytes
      ? [warn('lớn hơn 4 MB: ảnh trên Facebook có thể bị từ chối. Hãy lưu lại thành JPEG nhỏ hơn')]
      : []),
    ...(width < CARD.width || height < CARD.height
      ? [warn(`chỉ có ${width}×${height} điểm: quá nhỏ cho khung liên kết. Hãy dùng ảnh ít nhất 1200×630`)]
      : []),
    ...(isThumbnail && width < YOUTUBE.thumbnailWidth
      ? [warn(`chỉ rộng ${width} điểm: ảnh bìa YouTube cần ít nhất 640. Hãy thay ảnh lớn hơn`)]
      : []),
    ...(isThumbnail && bytes > YOUTUBE.thumbnailBytes
      ? [warn('lớn hơn 2 MB: YouTube có thể không nhận làm ảnh bìa. Hãy lưu lại nhỏ hơn')]
      : []),
  ]
}

const EXPORT = 'Hãy xuất lại thành MP4 (H.264, AAC)'

function findingOf({ field, blockIndex, name }: FileView, { level, why }: Fault): Finding {
  return itemFinding({ code: 'media-refused', level, field, blockIndex, message: `Tệp "${name}" ${why}.` })
}
