/**
 * Whether the API project has passed Google's audit: until then every upload is locked to private, and no call tells so
 * beforehand (https://developers.google.com/youtube/v3/docs/videos/insert). What became of our own films shows it.
 */
import { NotAuthorized } from '../errors'
import type { Doubt } from '../health'

export const LOCKED_PRIVATE = 'youtube.locked-private'

export const AUDIT_DOUBT: Doubt = {
  code: 'youtube.audit',
  provenBy: [LOCKED_PRIVATE],
  isClearedByLive: true,
  claims: { fine: 'Tôi đã xem: đã được duyệt', wrong: 'Chưa được duyệt' },
  words: {
    fine: { message: 'Phim của dự án API này đã lên công khai được.', help: '' },
    unknown: {
      message: 'Chưa xác định được dự án API đã qua kiểm duyệt của Google hay chưa: YouTube không cho hỏi trước.',
      help: 'Chưa qua kiểm duyệt thì mọi phim tải lên đều bị khóa riêng tư. Quản trị xem lại thư duyệt của Google; phim đầu tiên sẽ cho biết chắc chắn.',
    },
    wrong: {
      message: 'Dự án API chưa qua kiểm duyệt của Google: phim tải lên bị khóa riêng tư.',
      help: 'Quản trị nộp hồ sơ kiểm duyệt API của YouTube; cần gấp thì tải tay trong YouTube Studio rồi dán liên kết.',
    },
  },
}

/** Seen on a video that we have asked to be public. */
export function lockedPrivate(): NotAuthorized {
  return new NotAuthorized({
    code: LOCKED_PRIVATE,
    message: 'Video bị YouTube khóa ở chế độ riêng tư: dự án API chưa qua kiểm duyệt của Google.',
    help: 'Người quản trị nộp hồ sơ kiểm duyệt dự án API; cần gấp thì tải tay trong YouTube Studio rồi dán liên kết.',
    who: 'operator',
  })
}
