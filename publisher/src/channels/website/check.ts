/** What stands against placing a Release on the site. Pure; shown to the editor long before anything is queued. */
import { plainText, type Release } from '@hl/config/release'
import type { Problem } from '../channel'

const IMAGE_MIMES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'image/tiff', 'image/svg+xml'])
const FILM_MIMES = new Set(['video/mp4', 'video/webm', 'video/quicktime'])

export function checkRelease(release: Release): Problem[] {
  const problems: Problem[] = []
  const error = (field: string, message: string) => problems.push({ field, message, level: 'error' })
  const warning = (field: string, message: string) => problems.push({ field, message, level: 'warning' })
  if (!plainText(release.body).trim() && !release.video) {
    error('body', 'Bài chưa có nội dung. Viết nội dung rồi trình lại.')
  }
  if (release.type === 'video' && !release.video) error('video', 'Video chưa có tệp. Tải tệp MP4 lên rồi trình lại.')
  if (release.type !== 'faq' && !release.summary.trim())
    warning('summary', 'Chưa có sapo: trang chủ và kết quả tìm kiếm sẽ thiếu phần mô tả.')
  if (release.cover && !IMAGE_MIMES.has(release.cover.mime)) {
    error('cover', `Ảnh đại diện “${release.cover.name}” không phải ảnh web. Dùng JPG, PNG hoặc WebP.`)
  }
  if (release.cover && !release.cover.alt?.trim()) warning('cover', 'Ảnh đại diện chưa có mô tả cho người không nhìn thấy ảnh.')
  if (release.video && !FILM_MIMES.has(release.video.mime)) {
    warning('video', `Tệp “${release.video.name}” có thể không phát được trên điện thoại. Dùng MP4 (H.264, AAC).`)
  }
  if (release.type === 'video' && !release.captions && !release.transcript?.trim()) {
    warning('captions', 'Video chưa có phụ đề hoặc bản lời: người nghe kém không theo dõi được.')
  }
  release.body.forEach((block, index) => {
    if (block.type !== 'image') return
    if (!IMAGE_MIMES.has(block.image.mime))
      error(`body.${index}`, `Tệp “${block.image.name}” trong bài không phải ảnh. Thay bằng JPG hoặc PNG.`)
    else if (!block.image.alt?.trim()) warning(`body.${index}`, `Ảnh “${block.image.name}” chưa có mô tả cho người không nhìn thấy ảnh.`)
  })
  return problems
}
