/**
 * How an Item may stand on the Page, and why one way is closed to it. Pure; the panel is bundled with it too. Films are judged by what
 * is in the file: https://developers.facebook.com/docs/video-api/guides/reels-publishing asks of a Reel 9:16, 540×960 and 3 to 90 seconds.
 */
import type { FacebookFormat } from '@hl/config/release'

/** In the order in which they are offered. */
export const FORMATS = ['link', 'photos', 'video', 'reel'] as const satisfies readonly FacebookFormat[]

export const FORMAT_NAMES: Readonly<Record<FacebookFormat, string>> = {
  link: 'liên kết',
  photos: 'album ảnh',
  video: 'video',
  reel: 'Reel',
}

/** An album has no more: as in the publisher's rendering for Facebook. */
export const MOST_PICTURES = 10

/** As people see it: a film that a phone took upright is upright. */
export interface FilmShape {
  width: number | null
  height: number | null
  seconds: number | null
}

export interface Standing {
  hasPage: boolean
  pictures: number
  /** `unseen`: there is one, and nobody has looked into it yet */
  film: FilmShape | 'unseen' | null
}

/** What a plan that names no format means; as in config/src/release.ts. */
export function usualFormat({ isVideo }: { isVideo: boolean }): FacebookFormat {
  return isVideo ? 'video' : 'link'
}

/** Vietnamese, a whole sentence; null: the Item can stand like that. */
export function closedBecause({ format, hasPage, pictures, film }: Standing & { format: FacebookFormat }): string | null {
  switch (format) {
    case 'link':
      return hasPage ? null : 'Website đang tắt nên không có trang để dẫn tới.'
    case 'photos':
      return pictures > 0 ? null : 'Bài chưa có ảnh: thêm ảnh đại diện hoặc ảnh trong nội dung.'
    case 'video':
      return film === null ? NO_FILM : null
    case 'reel':
      return film === null ? NO_FILM : film === 'unseen' ? null : reelFault(film)
  }
}

const NO_FILM = 'Bài chưa có phim.'
const REEL = { minSeconds: 3, maxSeconds: 90, minWidth: 540, minHeight: 960, ratio: 9 / 16 }
/** Encoders round to even numbers of lines. */
const RATIO_SLACK = 0.02

/** Begins with a capital and ends with a stop, as a reason beside the choice; a size nobody could read is no fault. */
export function reelFault({ width, height, seconds }: FilmShape): string | null {
  if (width !== null && height !== null) {
    const size = `${width}×${height}`
    if (width >= height) return `Phim không phải phim dọc (${size}); Reel cần khung dọc 9:16.`
    if (Math.abs(width / height - REEL.ratio) > RATIO_SLACK) return `Khung phim ${size} không phải 9:16; Reel chỉ nhận 9:16.`
    if (width < REEL.minWidth || height < REEL.minHeight) return `Khung phim ${size} quá nhỏ; Reel cần ít nhất 540×960.`
  }
  if (seconds === null || (seconds >= REEL.minSeconds && seconds <= REEL.maxSeconds)) return null
  return `Phim dài ${Math.round(seconds)} giây; Reel chỉ nhận từ ${REEL.minSeconds} đến ${REEL.maxSeconds} giây.`
}
