/** What stands against a Release on YouTube, said to the editor long before anything is queued. Pure. */
import type { Release } from '@hl/config/release'
import type { Problem } from '../channel'
import { DESCRIPTION_MAX_BYTES, ownDescriptionMaxBytes, ownText, TITLE_MAX } from './render'
import { TAGS_MAX, tagsLength, tidyTags } from './tags'
import { utf8Bytes } from './text'

/** YouTube takes 100 MB; ten hours of talk are 1 MB, and the file is sent from memory. */
const MAX_CAPTION_BYTES = 10 * 1024 ** 2
const MAX_FILM_BYTES = 256 * 1024 ** 3

export function accepts(release: Release): Problem[] {
  if (release.video === null) {
    return [{ field: 'video', level: 'skip', message: 'Bài không có video nên không đăng lên YouTube. Muốn đăng, hãy gắn tệp video.' }]
  }
  return [
    ...filmProblems(release.video),
    ...titleProblems(release),
    ...descriptionProblems(release),
    ...tagProblems(release),
    ...kidsProblems(release),
    ...captionProblems(release),
  ]
}

function filmProblems({ mime, size }: NonNullable<Release['video']>): Problem[] {
  const problems: Problem[] = []
  if (!mime.startsWith('video/')) {
    problems.push(wrong('video', `Tệp gắn ở mục video không phải là phim (${mime}). Thay bằng tệp MP4 (H.264, AAC).`))
  }
  if (size > MAX_FILM_BYTES) problems.push(wrong('video', 'Tệp phim lớn hơn 256 GB, YouTube không nhận. Xuất lại tệp nhỏ hơn.'))
  return problems
}

function titleProblems(release: Release): Problem[] {
  const field = 'plan.youtube.title'
  const own = ownText(release.plan.youtube.title)
  if (own === null) return generatedTitleProblems(release)
  const problems: Problem[] = []
  if (own.length > TITLE_MAX) {
    problems.push(
      wrong(field, `Tiêu đề YouTube dài ${own.length} ký tự, nhiều nhất ${TITLE_MAX}. Rút bớt ${own.length - TITLE_MAX} ký tự.`),
    )
  }
  if (/[<>]/.test(own)) problems.push(wrong(field, 'Tiêu đề YouTube không được có dấu < hoặc >. Bỏ các dấu đó.'))
  return problems
}

function generatedTitleProblems(release: Release): Problem[] {
  const { length } = release.title.normalize('NFC').trim()
  if (length <= TITLE_MAX) return []
  const message = `Tiêu đề bài dài ${length} ký tự; trên YouTube sẽ bị cắt còn ${TITLE_MAX}. Muốn khác, hãy nhập tiêu đề riêng cho YouTube.`
  return [{ field: 'title', level: 'warning', message }]
}

function descriptionProblems(release: Release): Problem[] {
  const field = 'plan.youtube.description'
  const own = ownText(release.plan.youtube.description)
  const problems: Problem[] = []
  const max = ownDescriptionMaxBytes(release)
  if (max < 0)
    return [
      wrong(
        'corrections',
        `Các đính chính quá dài cho mô tả YouTube (nhiều nhất ${DESCRIPTION_MAX_BYTES} byte). Viết gọn lại từng mục, không bỏ mục nào.`,
      ),
    ]
  if (own === null) return []
  const bytes = utf8Bytes(own)
  if (bytes > max) {
    const kept = DESCRIPTION_MAX_BYTES - max
    problems.push(
      wrong(
        field,
        `Mô tả YouTube dài ${bytes} byte, nhiều nhất ${max} (đã trừ ${kept} byte cho đính chính, nhãn và dòng mã). Rút bớt khoảng ${roughCharacters(own, bytes - max)} ký tự.`,
      ),
    )
  }
  if (/[<>]/.test(own)) problems.push(wrong(field, 'Mô tả YouTube không được có dấu < hoặc >. Bỏ các dấu đó.'))
  return problems
}

function tagProblems(release: Release): Problem[] {
  const field = 'plan.youtube.tags'
  const tags = tidyTags(release.plan.youtube.tags) ?? []
  const length = tagsLength(tags)
  const odd = tags.filter((tag) => /[<>,]/.test(tag))
  return [
    ...(length > TAGS_MAX
      ? [
          wrong(
            field,
            `Các thẻ YouTube dài ${length} ký tự, nhiều nhất ${TAGS_MAX} (tính cả dấu phẩy giữa các thẻ; thẻ có dấu cách tính thêm 2). Bỏ bớt thẻ.`,
          ),
        ]
      : []),
    ...(odd.length > 0 ? [wrong(field, `Thẻ YouTube không được có dấu < > hoặc dấu phẩy: ${odd.join(' · ')}. Bỏ các dấu đó.`)] : []),
  ]
}

function captionProblems({ captions }: Release): Problem[] {
  if (captions === null || captions.size <= MAX_CAPTION_BYTES) return []
  return [wrong('captions', 'Tệp phụ đề lớn hơn 10 MB. Thay bằng tệp .vtt hoặc .srt chỉ có lời và mốc thời gian.')]
}

function kidsProblems({ plan: { youtube } }: Release): Problem[] {
  if (youtube.madeForKids !== true) return []
  const message =
    'Video dành cho trẻ em: YouTube tắt bình luận và không thông báo cho người đăng ký. Chỉ chọn khi nội dung đúng là cho trẻ em.'
  return [{ field: 'plan.youtube.madeForKids', level: 'warning', message }]
}

/** Editors count characters, YouTube bytes. */
function roughCharacters(text: string, bytes: number): number {
  return Math.ceil((bytes * text.length) / utf8Bytes(text))
}

function wrong(field: string, message: string): Problem {
  return { field, message, level: 'error' }
}
