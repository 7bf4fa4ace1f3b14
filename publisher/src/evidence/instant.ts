/** Times in evidence are told to the second: `05:33:26 25/11/2026`, Vietnamese time. */
import { formatDate } from '@hl/config/time'

const timeZone = 'Asia/Ho_Chi_Minh'
const clock = new Intl.DateTimeFormat('vi-VN', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

export function instant(at: Date | string): string {
  return `${clock.format(new Date(at))} ${formatDate(at, timeZone)}`
}
