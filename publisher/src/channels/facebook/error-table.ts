/**
 * What each answer of Facebook means: by code and subcode, never by text. Sources: Graph API error handling guide, video API
 * error codes, rate limiting overview (developers.facebook.com/docs/graph-api/guides/error-handling).
 */
import type { Who } from '../errors'

/**
 * rejected: never with this content. auth: token, permission or setting; an operator acts. limit: nothing done, wait.
 * unclear: may have been done. duplicate: an earlier call probably went through. unavailable: surely not done, passing.
 * session: the upload session is of no more use; nothing was visible yet.
 */
export type Meaning = 'rejected' | 'auth' | 'limit' | 'unclear' | 'duplicate' | 'unavailable' | 'session'

export interface ErrorRow {
  meaning: Meaning
  message: string
  help: string
  who: Who
  /** for `limit`: how long to wait when Facebook names no time, and whether the time it names counts */
  waitMs?: number
  isTimed?: boolean
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const auth = (message: string, help: string): ErrorRow => ({ meaning: 'auth', message, help, who: 'operator' })
const rejected = (message: string, help: string): ErrorRow => ({ meaning: 'rejected', message, help, who: 'editor' })
const limit = (message: string, waitMs = 15 * MINUTE_MS): ErrorRow => ({
  meaning: 'limit',
  message,
  help: 'Không phải làm gì: hệ thống ngừng gọi Facebook và tự gửi tiếp khi hết thời gian chờ.',
  who: 'nobody',
  waitMs,
  isTimed: true,
})
const blocked = (message: string, waitMs: number): ErrorRow => ({
  meaning: 'limit',
  message,
  help: 'Quản trị mở Fanpage đọc thông báo của Facebook và làm theo; đừng đăng tay liên tiếp. Hệ thống tự thử lại khi hết thời gian chờ.',
  who: 'operator',
  waitMs,
})
const lostPage = (why: string, extra = ''): ErrorRow =>
  auth(
    `Fanpage mất kết nối: ${why}.`,
    `${extra}Quản trị bấm "Kết nối lại" để cấp mã truy cập mới; bài đang chờ sẽ tự gửi, không phải duyệt lại.`,
  )
const identity = (message: string): ErrorRow =>
  auth(message, 'Quản trị đăng nhập Facebook, mở Fanpage và làm theo yêu cầu xác minh, rồi bấm "Kiểm tra lại".')
const spentCode = auth('Mã xin phép của Facebook đã dùng hoặc đã hết hạn.', 'Quản trị bấm "Kết nối" để xin phép lại từ đầu.')
const duplicate: ErrorRow = {
  meaning: 'duplicate',
  message: 'Facebook báo nội dung này đã được đăng; rất có thể lần gửi trước đã lên.',
  help: 'Hệ thống đang tìm bài đó trên Fanpage; đừng sửa chữ để gửi lại.',
  who: 'duty',
}
const unclear: ErrorRow = {
  meaning: 'unclear',
  message: 'Facebook đang gặp sự cố và không cho biết yêu cầu đã được thực hiện hay chưa.',
  help: 'Không phải làm gì: hệ thống tự kiểm tra lại.',
  who: 'nobody',
}
const chunk: ErrorRow = {
  meaning: 'unavailable',
  message: 'Một phần tệp phim tải lên Facebook bị gián đoạn.',
  help: 'Không phải làm gì: hệ thống tự tải tiếp từ chỗ đã dừng.',
  who: 'nobody',
}
const session: ErrorRow = {
  meaning: 'session',
  message: 'Facebook không dùng được phiên tải phim này nữa.',
  help: 'Không phải làm gì: hệ thống tự tải lại từ đầu. Nếu lặp lại nhiều lần, biên tập viên xuất lại tệp MP4 (H.264, AAC) rồi trình lại.',
  who: 'nobody',
}
const badLink = rejected(
  'Facebook không chấp nhận địa chỉ liên kết của bài.',
  'Sửa đường dẫn của bài rồi trình lại; nếu đúng, báo quản trị kiểm tra SITE_URL.',
)
const tooOften = 'Fanpage đăng quá dày nên Facebook tạm không nhận bài mới.'

/** Looked up as `code.subcode`, then the subcode alone when it is one of the long ones, then the code. */
export const ERROR_TABLE: Readonly<Record<string, ErrorRow>> = {
  '1': unclear,
  '1.99': unclear,
  '2': unclear,
  '1363047': unclear,
  '1609010': unclear,
  '3': auth('Ứng dụng Facebook không được phép dùng chức năng này.', 'Quản trị kiểm tra cấu hình ứng dụng trên developers.facebook.com.'),
  '4': limit('Ứng dụng đã hết lượt gọi Facebook trong giờ này.'),
  '17': limit('Tài khoản kết nối đã hết lượt gọi Facebook trong giờ này.'),
  '32': limit('Fanpage đã hết lượt gọi Facebook.'),
  '341': limit('Ứng dụng đã chạm giới hạn của Facebook.'),
  '613': limit('Đã chạm giới hạn số lượt gọi của Facebook.'),
  '613.1996': blocked('Facebook thấy lượng gọi bất thường từ ứng dụng này.', HOUR_MS),
  '80001': limit('Fanpage đã hết lượt gọi Facebook.'),
  '10': auth('Fanpage thiếu quyền đăng bài.', 'Quản trị cấp lại quyền cho ứng dụng rồi bấm "Kiểm tra lại".'),
  '200-299': auth('Fanpage thiếu quyền để làm việc này.', 'Quản trị cấp lại quyền cho ứng dụng rồi bấm "Kiểm tra lại".'),
  '100': rejected(
    'Facebook không nhận một trường trong nội dung gửi đi.',
    'Xem chi tiết kỹ thuật; sửa nội dung dành cho Facebook rồi trình lại.',
  ),
  '100.33': auth(
    'Facebook không tìm thấy đối tượng này, hoặc mã truy cập không có quyền với nó.',
    'Quản trị kiểm tra FACEBOOK_PAGE_ID và quyền của mã truy cập.',
  ),
  '100.36007': spentCode,
  '100.36008': auth(
    'Facebook không nhận địa chỉ quay về của lượt xin phép.',
    'Quản trị thêm đúng địa chỉ quay về (ghi ở bước đầu của trang Kết nối) vào "Valid OAuth Redirect URIs" của ứng dụng trên developers.facebook.com.',
  ),
  '100.36009': spentCode,
  '101': auth(
    'Facebook không nhận mã ứng dụng.',
    'Quản trị kiểm tra mã và khóa bí mật của ứng dụng trên developers.facebook.com rồi nhập lại.',
  ),
  '102': lostPage('phiên đăng nhập không còn hiệu lực'),
  '104': auth('Facebook không nhận chữ ký của ứng dụng.', 'Quản trị kiểm tra FACEBOOK_APP_SECRET rồi khởi động lại.'),
  '190': lostPage('mã truy cập không còn hiệu lực'),
  '190.458': lostPage('ứng dụng đã bị gỡ khỏi tài khoản Facebook'),
  '190.459': lostPage(
    'tài khoản Facebook bị yêu cầu kiểm tra an toàn',
    'Người giữ tài khoản đăng nhập facebook.com và làm theo hướng dẫn. Sau đó: ',
  ),
  '190.460': lostPage('mật khẩu Facebook đã đổi'),
  '190.463': lostPage('mã truy cập đã hết hạn'),
  '190.464': lostPage('tài khoản Facebook chưa được xác nhận', 'Người giữ tài khoản đăng nhập facebook.com và xác nhận. Sau đó: '),
  '190.467': lostPage('tài khoản Facebook đã đăng xuất'),
  '190.492': lostPage('người cấp quyền không còn vai trò trên Fanpage', 'Chủ Fanpage cấp lại vai trò cho người đó. Sau đó: '),
  '2500': lostPage('Facebook không nhận được mã truy cập'),
  '324': rejected('Tệp ảnh thiếu hoặc hỏng.', 'Thay ảnh bằng tệp JPEG khác rồi trình lại.'),
  '368': blocked('Facebook tạm chặn Fanpage vì cho rằng có vi phạm chính sách.', 24 * HOUR_MS),
  '368.1390008': blocked(tooOften, HOUR_MS),
  '1390008': blocked(tooOften, HOUR_MS),
  '368.1404082': duplicate,
  '368.4854002': identity('Facebook yêu cầu Fanpage xác minh danh tính trước khi đăng.'),
  '506': duplicate,
  '1366051': duplicate,
  '1366046': rejected('Ảnh quá lớn hoặc sai định dạng.', 'Thay ảnh bằng JPEG không quá 4 MB rồi trình lại.'),
  '1346003': rejected(
    'Facebook cho rằng nội dung này lạm dụng hoặc gây khó chịu.',
    'Đọc lại nội dung, sửa chỗ bị hiểu nhầm rồi trình lại; cần thì khiếu nại trên Fanpage.',
  ),
  '1404102': rejected(
    'Facebook cho rằng nội dung này trái Tiêu chuẩn cộng đồng.',
    'Đọc lại nội dung, sửa chỗ bị hiểu nhầm rồi trình lại; cần thì khiếu nại trên Fanpage.',
  ),
  '1404078': identity('Fanpage cần được Facebook cho phép đăng bài (Page Publishing Authorization).'),
  '1404006': identity('Facebook yêu cầu kiểm tra an toàn trước khi đăng.'),
  '1404112': identity('Tài khoản Facebook đang bị hạn chế.'),
  '1609005': {
    meaning: 'unavailable',
    message: 'Facebook chưa đọc được trang của bài trên website.',
    help: 'Hệ thống tự thử lại; nếu lặp lại, quản trị kiểm tra tên miền, tường lửa và SITE_URL.',
    who: 'operator',
  },
  '1609008': rejected('Facebook không cho gắn liên kết trỏ về facebook.com.', 'Bỏ liên kết facebook.com rồi trình lại.'),
  '2061006': badLink,
  '1349125': rejected('Facebook không nhận định dạng của nội dung.', 'Xuất lại tệp theo định dạng phổ biến (MP4, JPEG) rồi trình lại.'),
  '2069019': rejected('Facebook không nhận tệp này.', 'Xuất lại tệp theo định dạng phổ biến (MP4, JPEG) rồi trình lại.'),
  '6000': session,
  '6001': chunk,
  '1363037': chunk,
  '1363019': chunk,
  '1363021': chunk,
  '1363030': chunk,
  '1363033': chunk,
  '1363041': chunk,
  '1363022': rejected('Tệp phim quá nhỏ (dưới 1 KB): có lẽ tệp hỏng.', 'Thay bằng tệp phim đầy đủ rồi trình lại.'),
  '1363023': rejected('Tệp phim quá lớn (trên 2 GB).', 'Xuất lại tệp nhỏ hơn 2 GB rồi trình lại.'),
  '1363024': rejected('Facebook không xử lý được tệp phim.', 'Xuất lại tệp MP4 (H.264, AAC), thay tệp rồi trình lại.'),
  '1363042': auth('Mã truy cập không được phép tải phim lên Fanpage này.', 'Quản trị kiểm tra vai trò và quyền của mã truy cập.'),
}

/**
 * What the host that takes a reel's bytes says in `debug_info.type`, which is all it says: no code.
 * https://developers.facebook.com/documentation/video-api/guides/reels-publishing
 */
export const RUPLOAD_TABLE: Readonly<Record<string, ErrorRow>> = {
  OffsetInvalidError: chunk,
  PartialRequestError: chunk,
  ProcessingFailedError: session,
}
export const RUPLOAD_UNLISTED_ROW: ErrorRow = chunk
/** An unlisted type that comes with 401 or 403. */
export const RUPLOAD_REFUSED_ROW: ErrorRow = lostPage('máy chủ nhận phim không nhận mã truy cập')

/** An unlisted subcode of the video family: one fresh session, then the file is to blame. */
export const UNKNOWN_UPLOAD_ROW = session

export const UNLISTED_ROW: ErrorRow = {
  meaning: 'rejected',
  message: 'Facebook từ chối với một mã lỗi chưa có trong bảng của hệ thống.',
  help: 'Người trực xem mã lỗi trong chi tiết kỹ thuật, tra tài liệu của Facebook, rồi sửa và bấm "Gửi lại".',
  who: 'duty',
}

export const TRANSIENT_ROW: ErrorRow = unclear
