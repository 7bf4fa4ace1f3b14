/** docs/errors-facebook.md, from the table. */
import { errorDocument, sourcesOf, type ErrorEntry } from '../error-document'
import { DOCUMENTED, DOCUMENTED_RUPLOAD } from './documented-codes'
import {
  ERROR_TABLE,
  RUPLOAD_REFUSED_ROW,
  RUPLOAD_TABLE,
  RUPLOAD_UNLISTED_ROW,
  TRANSIENT_ROW,
  UNKNOWN_UPLOAD_ROW,
  UNLISTED_ROW,
  type ErrorRow,
} from './error-table'

const ABOUT = `Mỗi câu trả lời của Facebook được nhận ra bằng mã và mã phụ (\`mã.mã phụ\`), không bao giờ bằng lời văn. Trang *Theo dõi phát hành* ghi mã
này sau chữ \`facebook.\`; người trực tra ở đây. Bảng trong phần mềm: \`publisher/src/channels/facebook/error-table.ts\`.`

const UNCLEAR = 'Khi đăng: coi là chưa rõ kết quả, tìm trên Fanpage trước, không gửi lại mù. Khi đọc, sửa, gỡ: tự thử lại.'

export function facebookErrorDocument(): string {
  const entries = Object.entries(ERROR_TABLE).map(([code, row]) => entryOf({ code, row }))
  const guide = DOCUMENTED.slice(0, 1).map(({ source }) => source)
  const defaults = [
    { code: '1363…', row: UNKNOWN_UPLOAD_ROW },
    { code: 'transient', row: TRANSIENT_ROW },
    { code: 'unlisted', row: UNLISTED_ROW },
  ].map((each) => ({ ...entryOf(each), sources: guide }))
  return errorDocument({
    title: 'Mã lỗi của Facebook',
    about: ABOUT,
    sections: [
      { heading: 'Mã đã biết', about: 'Tra theo mã kèm mã phụ, rồi mã phụ (nếu có bảy chữ số), rồi mã.', entries },
      {
        heading: 'Mã chưa có trong bảng',
        about:
          'Được ghi vào nhật ký là chưa có trong bảng. `1363…`: mã phụ khác của việc tải phim. `transient`: Facebook nói lỗi chỉ tạm thời, hoặc trạng thái HTTP từ 500. `unlisted`: còn lại.',
        entries: defaults,
      },
      {
        heading: 'Máy chủ nhận thước phim ngắn',
        about:
          'Máy chủ này không nêu mã, chỉ nêu loại lỗi; trang *Theo dõi phát hành* ghi sau chữ `facebook.rupload.`. `401, 403` và `khác`: loại lỗi chưa có trong bảng, được ghi vào nhật ký.',
        entries: reelEntries(),
      },
    ],
  })
}

function reelEntries(): ErrorEntry[] {
  const documented = DOCUMENTED_RUPLOAD
  const guide = documented.map(({ source }) => source)
  const defaults = [
    { code: '401, 403', row: RUPLOAD_REFUSED_ROW },
    { code: 'khác', row: RUPLOAD_UNLISTED_ROW },
  ].map((each) => ({ ...entryOf(each), sources: guide }))
  return [...Object.entries(RUPLOAD_TABLE).map(([code, row]) => entryOf({ code, row, documented })), ...defaults]
}

function entryOf({ code, row, documented = DOCUMENTED }: { code: string; row: ErrorRow; documented?: typeof DOCUMENTED }): ErrorEntry {
  const { message, help, who } = row
  return { code, reaction: reactionTo(row), message, help, who, sources: sourcesOf({ code, documented }) }
}

function reactionTo({ meaning, waitMs = 0, isTimed = false }: ErrorRow): string {
  const wait = waitMs >= HOUR_MS ? `${waitMs / HOUR_MS} giờ` : `${waitMs / MINUTE_MS} phút`
  switch (meaning) {
    case 'rejected':
      return 'Trả về, không gửi lại khi nội dung chưa đổi.'
    case 'auth':
      return 'Dừng cả kênh; khi kênh ổn trở lại thì tự gửi tiếp.'
    case 'limit':
      return `Không gọi nữa ${isTimed ? `cho đến giờ Facebook nêu; không nêu thì ${wait}` : `trong ${wait}`}. Không mất lượt thử.`
    case 'unclear':
      return UNCLEAR
    case 'duplicate':
      return 'Khi đăng: tìm bài đã lên và nhận lấy. Khi đọc, sửa, gỡ: trả về.'
    case 'unavailable':
      return 'Tự thử lại, giãn dần.'
    case 'session':
      return 'Tải lại từ đầu bằng một phiên mới; khi công bố thì hỏi về phim trước.'
    default:
      return meaning satisfies never
  }
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
