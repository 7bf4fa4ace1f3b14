/** What a change reaches on the channel: texts and labels of a video, never its film. */
import type { ChannelEdits, EditMatrix } from '../edits'

const VIDEO: ChannelEdits = {
  title: { reach: 'updated', note: 'Tiêu đề video được sửa, trừ khi bài có tiêu đề riêng cho YouTube.' },
  text: { reach: 'updated', note: 'Mô tả video được sửa theo sapo, trừ khi bài có mô tả riêng cho YouTube.' },
  picture: { reach: 'updated', note: 'Ảnh đại diện của bài được gửi lại làm ảnh thu nhỏ, nếu kênh đã xác minh số điện thoại.' },
  film: { reach: 'kept', note: 'Không thay được tệp phim; phải đăng video mới.' },
  address: { reach: 'updated', note: 'Liên kết trong mô tả đổi sang địa chỉ mới, trừ khi bài có mô tả riêng cho YouTube.' },
  time: { reach: 'unused', note: 'Ngày đăng trên YouTube giữ nguyên; giờ hẹn mới chỉ lùi lần sửa này.' },
  correction: { reach: 'updated', note: 'Mô tả thêm “Đính chính ngày …”, kể cả khi có mô tả riêng; phần tự sinh rút bớt để đủ chỗ.' },
}

export const EDITS: EditMatrix = { article: VIDEO, video: VIDEO, faq: VIDEO }
