/** What a change reaches on our own site: everything. */
import type { ChannelEdits, EditMatrix } from '../edits'

const PAGE: ChannelEdits = {
  title: { reach: 'updated', note: 'Trang, danh sách, RSS và kết quả tìm kiếm hiện tiêu đề mới.' },
  text: { reach: 'updated', note: 'Trang hiện nội dung mới.' },
  picture: { reach: 'updated', note: 'Trang hiện ảnh mới; ảnh cũ không còn trên máy chủ.' },
  film: { reach: 'updated', note: 'Trang phát phim mới từ tệp của website.' },
  address: { reach: 'updated', note: 'Trang chuyển sang địa chỉ mới; mọi địa chỉ cũ tự chuyển hướng đến đó.' },
  time: { reach: 'unused', note: 'Ngày “Đăng” giữ nguyên; giờ hẹn mới chỉ lùi lần sửa này.' },
  correction: { reach: 'updated', note: 'Hiện dưới bài, trong trang Đính chính và trong RSS.' },
}

export const EDITS: EditMatrix = { article: PAGE, video: PAGE, faq: PAGE }
