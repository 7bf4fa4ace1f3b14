/** What a delivery's state is called at the desk (DESK §3): a word and a colour, never a colour alone. */
import type { Delivery } from './editorial-store'

export type Tone = 'success' | 'danger' | 'warning' | 'secondary' | 'neutral'

export const CHANNEL_NAMES: Readonly<Record<string, string>> = { website: 'Website', facebook: 'Facebook', youtube: 'YouTube' }

/** States after which something will happen without anybody's doing. */
const MOVING = ['scheduled', 'waiting', 'queued', 'working', 'retrying', 'verifying', 'removing', 'held']

export function isMoving(delivery: Delivery): boolean {
  return MOVING.includes(delivery.state)
}

export function deliveryWords(delivery: Delivery): { text: string; tone: Tone } {
  const at = timeOf(delivery.dueAt)
  const said = delivery.error?.message
  const tries = delivery.attempts ?? 0
  switch (delivery.state) {
    case 'scheduled':
      return { tone: 'secondary', text: `Hẹn giờ: phát lúc ${at}` }
    case 'waiting':
      return { tone: 'secondary', text: 'Chờ kênh khác lên trước để gắn liên kết' }
    case 'queued':
      return { tone: 'secondary', text: 'Chờ gửi: gửi trong giây lát' }
    case 'working':
      return { tone: 'secondary', text: 'Đang gửi' }
    case 'retrying':
      return { tone: 'warning', text: `Đang thử lại: lần ${tries}, tự gửi lúc ${at}, bạn không phải làm gì` }
    case 'held':
      return { tone: 'warning', text: `Tạm hoãn: hết hạn mức, tự gửi lúc ${at}` }
    case 'blocked':
      return { tone: 'danger', text: 'Chờ quản trị: kết nối hoặc quyền có vấn đề' }
    case 'rejected':
      return { tone: 'danger', text: `Kênh không nhận: ${said ?? 'sửa bài rồi trình lại'}` }
    case 'failed':
      return { tone: 'danger', text: `Gửi không được: đã thử ${tries} lần` }
    case 'unknown':
      return { tone: 'danger', text: 'Chưa rõ kết quả: đã gửi nhưng không có trả lời; chưa gửi lại để tránh đăng hai lần' }
    case 'verifying':
      return { tone: 'secondary', text: 'Đang đối chiếu' }
    case 'live':
      return { tone: 'success', text: `Đã lên: đúng bản được duyệt, kiểm lúc ${timeOf(delivery.live?.at)}` }
    case 'drift':
      return { tone: 'danger', text: 'Bị thay đổi: bản trên kênh khác bản đã duyệt' }
    case 'removing':
      return { tone: 'warning', text: 'Đang gỡ' }
    case 'removed':
      return { tone: 'neutral', text: 'Đã gỡ: kiểm lại không còn' }
    case 'skipped':
      return { tone: 'neutral', text: `Không đăng kênh này${said ? `: ${said}` : ''}` }
    default:
      return { tone: 'neutral', text: delivery.state }
  }
}

/** By parts: `vi-VN` itself writes day and month with a hyphen. */
export function timeOf(instant: string | null | undefined): string {
  if (!instant) return 'sớm nhất có thể'
  const two = { hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', hourCycle: 'h23' } as const
  const parts = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', ...two }).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('hour')}:${part('minute')} ngày ${part('day')}/${part('month')}`
}
