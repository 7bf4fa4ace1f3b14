/** What stands against placing a Release on the Page, told to the editor long before anything is queued. Pure. */
import type { Release } from '@hl/config/release'
import type { Problem } from '../channel'
import { formatOf, picturesOf, renderPost } from './render'
import { commentText } from './texts'

/** Facebook's own limit, in characters as people count them. */
const MESSAGE_LIMIT = 63_206
const COMMENT_LIMIT = 8_000
const TITLE_LIMIT = 255
const FILM_MIN = 1024
const FILM_MAX = 2 * 1024 ** 3
const FILM_TYPES = /^video\/(mp4|quicktime|x-msvideo|x-m4v)$/

export function problemsOf({ release, siteUrl }: { release: Release; siteUrl: string }): Problem[] {
  return [...textProblems({ release, siteUrl }), ...commentProblems(release), ...formProblems(release)]
}

function formProblems(release: Release): Problem[] {
  switch (formatOf(release)) {
    case 'link':
      return linkProblems(release)
    case 'photos':
      return photoProblems(release)
    case 'reel':
      return [...filmProblems(release), ...uprightProblems(release)]
    case 'video':
      return filmProblems(release)
  }
}

function textProblems({ release, siteUrl }: { release: Release; siteUrl: string }): Problem[] {
  const rendition = renderPost({ release, siteUrl })
  const text = rendition.kind === 'empty' ? '' : 'message' in rendition ? rendition.message : rendition.description
  const length = [...text].length
  if (length <= MESSAGE_LIMIT) return []
  const field = release.plan.facebook.message?.trim() ? 'plan.facebook.message' : 'summary'
  return [error(field, `Lời đăng trên Facebook dài ${length} ký tự, tối đa ${MESSAGE_LIMIT}: hãy rút gọn.`)]
}

function commentProblems(release: Release): Problem[] {
  const length = [...(commentText(release) ?? '')].length
  if (length <= COMMENT_LIMIT) return []
  return [error('plan.facebook.firstComment', `Bình luận đầu dài ${length} ký tự, tối đa ${COMMENT_LIMIT}: hãy rút gọn.`)]
}

function linkProblems({ plan, cover }: Release): Problem[] {
  return [
    ...(plan.website.enabled ? [] : [error('plan.website', 'Bài trên Facebook dẫn về website: hãy bật Website, hoặc tắt Facebook.')]),
    ...(cover ? [] : [warning('cover', 'Bài chưa có ảnh bìa: khung liên kết trên Facebook sẽ không có ảnh.')]),
  ]
}

function photoProblems(release: Release): Problem[] {
  const pictures = picturesOf(release)
  if (pictures.length === 0)
    return [error('cover', 'Đăng dạng ảnh cần ít nhất một ảnh: thêm ảnh bìa hoặc ảnh trong bài, hoặc chọn dạng liên kết.')]
  const silent = pictures.filter(({ alt }) => !alt?.trim()).length
  return silent === 0 ? [] : [warning('cover', `${silent} ảnh chưa có mô tả cho người khiếm thị: hãy thêm văn bản thay thế.`)]
}

function filmProblems({ type, video, title }: Release): Problem[] {
  if (!video) {
    const other = type === 'video' ? '' : ' Hoặc chọn dạng liên kết.'
    return [error('video', `Chưa có tệp phim: hãy tải lên một tệp MP4.${other}`)]
  }
  return [
    ...(video.size < FILM_MIN ? [error('video', 'Tệp phim nhỏ hơn 1 KB, có lẽ bị hỏng: hãy tải lên tệp khác.')] : []),
    ...(video.size > FILM_MAX ? [error('video', 'Tệp phim lớn hơn 2 GB, Facebook không nhận: hãy xuất lại tệp nhỏ hơn.')] : []),
    ...(FILM_TYPES.test(video.mime)
      ? []
      : [error('video', `Facebook không nhận tệp "${video.mime}": hãy xuất lại thành MP4 (H.264, AAC).`)]),
    ...([...title].length > TITLE_LIMIT ? [error('title', `Tiêu đề video trên Facebook tối đa ${TITLE_LIMIT} ký tự: hãy rút gọn.`)] : []),
  ]
}

const NARROWEST = 9 / 18
const WIDEST = 9 / 14
/** 9:16, at least 540×960: https://developers.facebook.com/documentation/video-api/guides/reels-publishing. How long it is, is read at delivery. */
function uprightProblems({ video }: Release): Problem[] {
  const { width = null, height = null } = video ?? {}
  if (width === null || height === null) return []
  const shape = `${width}×${height}`
  if (width / height < NARROWEST || width / height > WIDEST)
    return [
      error('video', `Thước phim ngắn (reel) phải là phim đứng 9:16, phim này ${shape}: hãy xuất lại phim đứng, hoặc chọn dạng video.`),
    ]
  if (width < 540 || height < 960) return [error('video', `Thước phim ngắn (reel) cần ít nhất 540×960, phim này ${shape}: hãy xuất lại.`)]
  return []
}

function error(field: string, message: string): Problem {
  return { field, message, level: 'error' }
}

function warning(field: string, message: string): Problem {
  return { field, message, level: 'warning' }
}
