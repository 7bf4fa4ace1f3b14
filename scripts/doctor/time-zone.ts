/** The zones we show and count in must be known to this Node, and be the ones meant. */
import type { Check } from './check'
import { broken, good, look } from './finding'

export const timeZone: Check = {
  name: 'Múi giờ',
  async look({ env }) {
    return [judgeZone(env.timeZone)]
  },
}

export function judgeZone(zone: string) {
  const offset = offsetOf(zone)
  if (offset === null) return broken(`TZ_DISPLAY «${zone}» không phải múi giờ.`, 'Bỏ TZ_DISPLAY, hoặc đặt Asia/Ho_Chi_Minh.')
  if (offsetOf('America/Los_Angeles') === null)
    return broken('Node này thiếu dữ liệu múi giờ; hạn mức YouTube tính theo giờ Thái Bình Dương.', 'Cài Node bản chính thức (đủ ICU).')
  if (offset !== 'GMT+7')
    return look(`Giờ hiển thị theo ${zone} (${offset}), không phải giờ Việt Nam.`, 'Bỏ TZ_DISPLAY nếu không cố ý.', 'system')
  return good(`${zone}, ${offset}; dữ liệu lưu theo UTC`)
}

function offsetOf(timeZone: string): string | null {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(new Date())
    return parts.find((part) => part.type === 'timeZoneName')?.value ?? null
  } catch {
    // an unknown zone is thrown at
    return null
  }
}
