/**
 * Every refusal we know of: cause, next step, who. Keyed by `reason`
 * (https://developers.google.com/youtube/v3/docs/errors), then by HTTP status; never by message text.
 */
import type { Who } from '../errors'
import type { Bucket } from './quota'

interface Words {
  message: string
  help: string
  who: Who
}
export type Row = Words &
  (
    | { kind: 'rejected' | 'not-authorized' | 'unavailable' }
    /** `until`: milliseconds from now; `bucket`: of the call when absent */
    | { kind: 'limit'; until: number | 'pacific-midnight'; bucket?: Bucket }
  )

const MINUTE = 60_000
const DAY = 86_400_000

const fix = (message: string, help: string): Row => ({ kind: 'rejected', message, help, who: 'editor' })
const mend = (message: string, help: string): Row => ({ kind: 'not-authorized', message, help, who: 'operator' })
const wait = (message: string, help: string): Row => ({ kind: 'unavailable', message, help, who: 'nobody' })
const limit = (row: { message: string; help: string; until: number | 'pacific-midnight'; bucket?: Bucket }): Row => ({
  kind: 'limit',
  who: 'nobody',
  ...row,
})

const RECONNECT = 'Người quản trị bấm Kết nối lại bằng tài khoản của kênh; bài chờ tự gửi, không cần duyệt lại.'
const RESUBMIT = 'rồi trình lại.'

const QUOTA = limit({
  message: 'YouTube hết hạn mức trong ngày của dự án API.',
  help: 'Không phải làm gì: tự gửi sau 14:00 (mùa đông ở Mỹ: 15:00).',
  until: 'pacific-midnight',
})
const RATE = limit({
  message: 'YouTube đang nhận quá nhiều lượt gọi cùng lúc.',
  help: 'Không phải làm gì: hệ thống tự gửi sau khoảng một phút.',
  until: MINUTE,
})
const CONNECTION_LOST = mend('Kênh YouTube mất kết nối: mã truy cập không còn được chấp nhận.', RECONNECT)
const API_OFF = mend(
  'YouTube Data API chưa được bật trong dự án Google Cloud.',
  'Người quản trị bật "YouTube Data API v3" trong Google Cloud Console rồi bấm Kiểm tra lại.',
)
const NO_CHANNEL = mend('Tài khoản Google đã kết nối không có kênh YouTube.', 'Người quản trị kết nối lại bằng đúng tài khoản của kênh.')
const ACCOUNT_CLOSED = mend(
  'Tài khoản YouTube của kênh đã bị đóng hoặc tạm khóa.',
  'Người quản trị mở YouTube Studio, đọc thông báo của YouTube và xử lý; đừng gửi lại khi chưa xong.',
)
const BAD_STATUS_FIELD: Row = {
  kind: 'rejected',
  message: 'Kênh không được phép dùng chế độ hiển thị, giấy phép hoặc nhúng đã chọn.',
  help: 'Người quản trị kiểm tra quyền của kênh trong YouTube Studio rồi bấm Gửi lại; các bài khác vẫn đăng.',
  who: 'operator',
}
const BAD_METADATA = fix('YouTube không nhận thông tin kèm theo phim.', `Sửa tiêu đề và mô tả dành cho YouTube ${RESUBMIT}`)
const CALL_BUG: Row = {
  kind: 'rejected',
  message: 'YouTube không hiểu yêu cầu hệ thống đã gửi.',
  help: 'Báo người quản trị: cần cập nhật phần mềm. Sau đó bấm Gửi lại.',
  who: 'operator',
}
const LIST_FULL = fix(
  'Kênh đã có quá nhiều danh sách phát, hoặc danh sách phát này đã đầy.',
  'Dọn bớt danh sách phát trong YouTube Studio; video được xếp vào ở lần gửi sau.',
)
const LIST_CLOSED = mend(
  'Kênh không được phép sửa danh sách phát này.',
  'Người quản trị kiểm tra danh sách phát của chuyên mục trong YouTube Studio rồi bấm Kiểm tra lại.',
)
const NOT_THERE = wait(
  'YouTube chưa thấy video, phụ đề hoặc danh sách phát này.',
  'Hệ thống tự thử lại; nếu video đã bị xóa trên YouTube, bước đối chiếu sẽ báo.',
)

/** No answer, or 5xx: a passing fault. */
export const UNREACHED = wait(
  'Không liên lạc được với YouTube, hoặc YouTube đang trục trặc.',
  'Hệ thống tự thử lại. Nếu kéo dài, người quản trị kiểm tra đường mạng của máy chủ.',
)

/** Whatever no table knows. */
export const UNKNOWN_REFUSAL: Row = {
  kind: 'rejected',
  message: 'YouTube từ chối yêu cầu với lý do hệ thống chưa biết.',
  help: 'Xem mã lỗi ở dòng thời gian; báo người quản trị, sửa bài nếu cần rồi bấm Gửi lại.',
  who: 'operator',
}

export const REASONS: Readonly<Record<string, Row>> = {
  quotaExceeded: QUOTA,
  dailyLimitExceeded: QUOTA,
  rateLimitExceeded: RATE,
  userRateLimitExceeded: RATE,
  uploadLimitExceeded: limit({
    message: 'Kênh YouTube đã tải lên đủ số video cho phép trong ngày.',
    help: 'Không phải làm gì: hệ thống thử lại sau 24 giờ. Xác minh kênh trong YouTube Studio để được tải nhiều hơn.',
    until: DAY,
    bucket: 'uploads',
  }),
  uploadRateLimitExceeded: limit({
    message: 'Kênh YouTube đang tải lên quá nhanh.',
    help: 'Không phải làm gì: hệ thống thử lại sau một giờ.',
    until: 60 * MINUTE,
    bucket: 'uploads',
  }),

  authError: CONNECTION_LOST,
  expired: CONNECTION_LOST,
  authorizationRequired: CONNECTION_LOST,
  unauthorized: CONNECTION_LOST,
  required: CONNECTION_LOST,
  youtubeSignupRequired: NO_CHANNEL,
  authenticatedUserNotChannel: NO_CHANNEL,
  channelNotFound: NO_CHANNEL,
  insufficientPermissions: mend(
    'Kết nối với YouTube thiếu quyền cần thiết.',
    'Người quản trị bấm Kết nối lại và đánh dấu đủ các quyền được hỏi, rồi Kiểm tra lại.',
  ),
  forbidden: mend(
    'Kênh YouTube không cho phép việc này, hoặc tính năng chưa được bật cho kênh.',
    'Người quản trị kiểm tra trạng thái và tính năng của kênh trong YouTube Studio rồi bấm Kiểm tra lại.',
  ),
  forbiddenPrivacySetting: BAD_STATUS_FIELD,
  forbiddenLicenseSetting: BAD_STATUS_FIELD,
  forbiddenEmbedSetting: BAD_STATUS_FIELD,
  authenticatedUserAccountClosed: ACCOUNT_CLOSED,
  authenticatedUserAccountSuspended: ACCOUNT_CLOSED,
  accountClosed: ACCOUNT_CLOSED,
  accountSuspended: ACCOUNT_CLOSED,
  accountDelegationForbidden: NO_CHANNEL,
  accessNotConfigured: API_OFF,
  SERVICE_DISABLED: API_OFF,

  invalidTitle: fix('YouTube không nhận tiêu đề.', `Đặt tiêu đề YouTube từ 1 đến 100 ký tự, không có dấu < >, ${RESUBMIT}`),
  invalidDescription: fix('YouTube không nhận mô tả.', `Rút mô tả YouTube xuống dưới 5.000 byte, bỏ dấu < >, ${RESUBMIT}`),
  invalidTags: BAD_METADATA,
  invalidVideoMetadata: BAD_METADATA,
  invalidRecordingDetails: BAD_METADATA,
  defaultLanguageNotSet: BAD_METADATA,
  invalidPublishAt: BAD_METADATA,
  invalidCategoryId: CALL_BUG,
  invalidImage: fix('YouTube không nhận ảnh bìa của phim.', `Thay ảnh bìa bằng tệp JPEG hoặc PNG dưới 2 MB ${RESUBMIT}`),
  invalidFilename: fix('YouTube không nhận tên tệp phim.', `Đổi tên tệp, tải lại lên bài ${RESUBMIT}`),
  mediaBodyRequired: fix('Tệp phim rỗng.', `Thay tệp phim ${RESUBMIT}`),
  missingRequiredParameter: CALL_BUG,
  unexpectedParameter: CALL_BUG,
  invalidPageToken: CALL_BUG,

  videoNotFound: NOT_THERE,
  playlistNotFound: NOT_THERE,
  playlistItemNotFound: NOT_THERE,
  captionNotFound: NOT_THERE,
  invalidMetadata: fix('YouTube không đọc được tệp phụ đề.', `Thay bằng tệp .vtt hoặc .srt có mốc thời gian ${RESUBMIT}`),
  contentRequired: fix('Tệp phụ đề rỗng.', `Thay tệp phụ đề ${RESUBMIT}`),
  invalidPlaylistSnippet: fix(
    'YouTube không nhận tên danh sách phát.',
    'Đổi tên chuyên mục cho ngắn hơn 150 ký tự, không có dấu < >; danh sách được tạo ở lần gửi sau.',
  ),
  maxPlaylistExceeded: LIST_FULL,
  playlistContainsMaximumNumberOfVideos: LIST_FULL,
  videoAlreadyInPlaylist: wait('Video đã có trong danh sách phát này.', 'Không phải làm gì: hệ thống đối chiếu lại danh sách phát.'),
  playlistForbidden: LIST_CLOSED,
  playlistItemsNotAccessible: LIST_CLOSED,
  playlistOperationUnsupported: LIST_CLOSED,
  captionExists: wait('YouTube đã có phụ đề này.', 'Không phải làm gì: hệ thống đối chiếu lại danh sách phụ đề của phim.'),
  internalError: UNREACHED,
  backendError: UNREACHED,
  serviceUnavailable: UNREACHED,
  processingFailure: UNREACHED,
}

/** When the reason is missing or new. 5xx and anything else: see errors.ts. */
export const STATUSES: Readonly<Record<number, Row>> = {
  401: CONNECTION_LOST,
  403: mend('YouTube từ chối quyền truy cập.', 'Người quản trị xem mã lỗi ở dòng thời gian, kiểm tra quyền của kênh rồi bấm Kiểm tra lại.'),
  404: NOT_THERE,
  408: UNREACHED,
  409: wait('YouTube đang xử lý một thay đổi khác của video này.', 'Hệ thống tự thử lại.'),
  413: fix('Tệp phim quá lớn đối với YouTube.', `Giảm dung lượng phim ${RESUBMIT}`),
  429: RATE,
}

const CLIENT = mend(
  'YouTube không nhận mã ứng dụng (client) đã cấu hình.',
  'Người quản trị kiểm tra YOUTUBE_CLIENT_ID và YOUTUBE_CLIENT_SECRET, khởi động lại rồi bấm Kiểm tra lại.',
)

/** Of the token endpoint: https://developers.google.com/identity/protocols/oauth2 */
export const TOKEN_ERRORS: Readonly<Record<string, Row>> = {
  invalid_grant: mend('Kênh YouTube mất kết nối (quyền bị thu hồi hoặc hết hạn).', RECONNECT),
  invalid_client: CLIENT,
  deleted_client: CLIENT,
  disabled_client: CLIENT,
  unauthorized_client: CLIENT,
  invalid_scope: CLIENT,
  invalid_request: CLIENT,
  unsupported_grant_type: CLIENT,
  access_denied: mend('Kênh YouTube mất kết nối (quyền bị từ chối).', RECONNECT),
}
