/** What every approved Item must have, whatever the channel. What one channel would not take is the publisher's `accepts`. */
import type { ChannelId, ItemType } from '@hl/config/words'
import { imageHashes, toReleaseBlocks } from './blocks'
import { filmOf } from './build-release'
import type { Problem } from './contract'
import { plainText } from '@hl/config/release'
import type { Draft } from './draft'
import { ownPlanProblems } from './own-plan-problems'
import { toMedia } from './stored-media'

export function problemsOf(draft: Draft): Problem[] {
  return CHECKS.flatMap((check) => check(draft))
}

type Check = (draft: Draft) => Problem[]

const CHECKS: readonly Check[] = [
  (draft) => missing('title', draft.title === null, draft.type === 'faq' ? 'Thiếu câu hỏi (title).' : 'Thiếu tiêu đề (title).'),
  (draft) => missing('slug', draft.slug === null, 'Thiếu đường dẫn (slug): lưu lại bài để hệ thống đặt.'),
  (draft) => missing('section', !draft.section, 'Chưa chọn chuyên mục (section).'),
  (draft) => missing('summary', needsSummary(draft.type) && draft.summary === null, 'Thiếu sapo (summary).'),
  (draft) =>
    missing(
      'body',
      needsBody(draft.type) && !hasText(draft),
      draft.type === 'faq' ? 'Thiếu câu trả lời (body).' : 'Thiếu nội dung (body).',
    ),
  (draft) => missing('film', draft.type === 'video' && !draft.film, 'Chưa có tệp phim (film).', 'youtube'),
  (draft) =>
    missing(
      'cover',
      Boolean(draft.cover && !draft.cover.alternativeText?.trim()),
      'Ảnh đại diện chưa có mô tả (cover: văn bản thay thế) cho người dùng trình đọc màn hình.',
    ),
  corrections,
  notStored,
  ownPlanProblems,
]

function needsSummary(type: ItemType): boolean {
  return type !== 'faq'
}

function needsBody(type: ItemType): boolean {
  return type !== 'video'
}

function hasText(draft: Draft): boolean {
  return plainText(toReleaseBlocks(draft)).trim() !== ''
}

function corrections(draft: Draft): Problem[] {
  const isIncomplete = draft.corrections.some((entry) => entry.at === null || entry.wrong === null || entry.right === null)
  return missing('corrections', isIncomplete, 'Mỗi mục đính chính (corrections) cần đủ: thời điểm, thông tin sai, thông tin đúng.')
}

/** A file that is not in the content-addressed store cannot be bound to an approval. */
function notStored(draft: Draft): Problem[] {
  const files = [draft.cover, filmOf(draft), draft.captions].filter((file) => file !== null && file !== undefined)
  const lost = files.filter((file) => toMedia(file) === null).map((file) => file.name)
  const lostImages = imageHashes(draft.body).filter((hash) => !draft.images.has(hash))
  return [...lost, ...lostImages].map((name) => problem('media', `Tệp "${name}" chưa có trong kho: hãy tải lên lại rồi gắn vào bài.`))
}

function missing(field: string, isMissing: boolean, message: string, channel: ChannelId = 'website'): Problem[] {
  return isMissing ? [problem(field, message, channel)] : []
}

function problem(field: string, message: string, channel: ChannelId = 'website'): Problem {
  return { channel, field, message, level: 'error' }
}
