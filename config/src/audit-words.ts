/** The acts of the audit chain as people read them; the code stands beside, for it is what the chain holds. */
import { TRANSITION_NAMES, TRANSITIONS } from './chain'

const WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(TRANSITIONS.map((transition) => [`editorial.${transition}`, TRANSITION_NAMES[transition].replace('…', '')])),
  'editorial.emergency': 'Duyệt khẩn cấp, một người',
  'editorial.reviewEmergency': 'Xem lại lần duyệt khẩn cấp',
  'editorial.approvalVoided': 'Sửa sau khi duyệt: lần duyệt mất hiệu lực',
  'editorial.approvalExpired': 'Lần duyệt hết hạn',
  'editorial.consentWithdrawn': 'Người trong bài rút lại sự đồng ý',
  'editorial.reschedule': 'Đổi giờ phát',
  'editorial.delete': 'Xóa bản nháp',
  'item.approved': 'Bản duyệt được giao cho bộ phát',
  'item.taken_down': 'Lệnh gỡ khỏi mọi kênh',
  'item.withdrawn': 'Lần duyệt bị rút: chỗ chưa lên thì không lên',
  'attempt.started': 'Bắt đầu một lần gửi',
  'delivery.scheduled': 'Hẹn giờ phát',
  'delivery.waiting': 'Chờ kênh khác lên trước',
  'delivery.queued': 'Chờ gửi',
  'delivery.retrying': 'Sẽ tự thử lại',
  'delivery.held': 'Tạm hoãn vì hạn mức',
  'delivery.blocked': 'Dừng chờ quản trị: kết nối hoặc quyền',
  'delivery.rejected': 'Kênh không nhận',
  'delivery.failed': 'Gửi không được',
  'delivery.unknown': 'Chưa rõ kết quả',
  'delivery.verifying': 'Đang đối chiếu',
  'delivery.live': 'Đã lên, đúng bản được duyệt',
  'delivery.drift': 'Bị thay đổi ngoài hệ thống',
  'delivery.removing': 'Đang gỡ',
  'delivery.removed': 'Đã gỡ, kiểm lại không còn',
  'delivery.skipped': 'Không đăng kênh này',
  'delivery.retry': 'Gửi lại',
  'delivery.cancel': 'Hủy lần gửi',
  'delivery.replay': 'Phát hành lại',
  'delivery.accept': 'Chấp nhận bản đang có trên kênh',
  'delivery.repair': 'Đăng lại bản đã duyệt',
  'delivery.resolved_present': 'Xác nhận: chính là bài này',
  'delivery.resolved_absent': 'Xác nhận: không có bài nào, gửi lại',
  'channel.paused': 'Tạm dừng kênh',
  'channel.resumed': 'Cho kênh chạy tiếp',
  'connection.connected': 'Kết nối tài khoản của kênh',
  'connection.disconnected': 'Ngắt kết nối kênh',
  'connection.renewed': 'Nền tảng cấp mã truy cập mới',
  'connection.resealed': 'Mã hóa lại mã truy cập bằng khóa mới',
  'channel.unblocked': 'Kênh thông trở lại',
  'outbox.unreadable': 'Lệnh có định dạng chưa đọc được',
  'evidence.exported': 'Xuất hồ sơ bằng chứng',
}

/** @returns the Vietnamese words, or the code itself when it has none yet */
export function auditWords(action: string): string {
  return WORDS[action] ?? action
}
