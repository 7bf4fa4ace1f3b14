/**
 * Whether the app is Live: what an app in Development mode posts is seen only by people with a role on the app
 * (https://developers.facebook.com/documentation/development/build-and-test/app-modes). Neither the app's node nor a post's
 * own fields tell its mode, and reading back with our token sees such a post like any other; so only a person can tell.
 */
import type { Doubt } from '../health'

export const APP_DOUBT: Doubt = {
  code: 'facebook.app-mode',
  provenBy: [],
  isClearedByLive: false,
  claims: { fine: 'Tôi đã xem: đang Hoạt động', wrong: 'Còn ở Phát triển' },
  words: {
    fine: { message: 'Ứng dụng Facebook đang ở chế độ Hoạt động (Live).', help: '' },
    unknown: {
      message: 'Không xác định được ứng dụng Facebook đang ở chế độ Phát triển hay Hoạt động: Facebook không cho hỏi.',
      help: 'Ở chế độ Phát triển, bài đăng lên chỉ người có vai trò trong ứng dụng nhìn thấy. Quản trị mở developers.facebook.com, xem nút chế độ ở đầu trang ứng dụng, rồi xác nhận tại đây.',
    },
    wrong: {
      message: 'Ứng dụng Facebook còn ở chế độ Phát triển (Development): công chúng không nhìn thấy bài đã đăng.',
      help: 'Quản trị chuyển ứng dụng sang chế độ Hoạt động (Live) ở developers.facebook.com; bài đã đăng sẽ tự hiện với mọi người.',
    },
  },
}
