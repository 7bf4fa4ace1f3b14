/** What a change reaches on the Page. Only posts made by our own app can be edited, and of those only the texts. */
import type { ChannelEdits, EditMatrix } from '../edits'

const TIME = { reach: 'unused', note: 'Giờ đăng trên Fanpage giữ nguyên; giờ hẹn mới chỉ lùi lần sửa này.' } as const

const LINK_POST: ChannelEdits = {
  title: { reach: 'updated', note: 'Khung liên kết lấy tiêu đề từ trang của bài: hệ thống yêu cầu Facebook đọc lại trang.' },
  text: { reach: 'updated', note: 'Lời đăng được sửa ngay trên bài đã đăng; Facebook ghi “Đã chỉnh sửa”.' },
  picture: {
    reach: 'updated',
    note: 'Ảnh trong khung liên kết lấy từ trang của bài: hệ thống yêu cầu Facebook đọc lại trang. Bài dạng ảnh giữ nguyên ảnh.',
  },
  film: { reach: 'unused', note: 'Bài trên Fanpage là liên kết, không mang phim. Bài dạng phim giữ nguyên phim.' },
  address: { reach: 'kept', note: 'Facebook không cho đổi liên kết: bài đã đăng giữ địa chỉ cũ, bấm vào tự chuyển đến địa chỉ mới.' },
  time: TIME,
  correction: { reach: 'updated', note: 'Lời đăng được sửa, thêm “Đính chính ngày …” ở cuối.' },
}

const FILM: ChannelEdits = {
  title: { reach: 'updated', note: 'Tiêu đề video được sửa.' },
  text: { reach: 'updated', note: 'Mô tả video được sửa.' },
  picture: { reach: 'updated', note: 'Ảnh bìa mới được gửi làm ảnh đại diện của video.' },
  film: { reach: 'kept', note: 'Không thay được tệp phim: phải gỡ rồi đăng video mới.' },
  address: { reach: 'updated', note: 'Liên kết trong mô tả đổi sang địa chỉ mới.' },
  time: TIME,
  correction: { reach: 'updated', note: 'Mô tả video thêm “Đính chính ngày …” ở cuối.' },
}

export const EDITS: EditMatrix = { article: LINK_POST, video: FILM, faq: LINK_POST }
