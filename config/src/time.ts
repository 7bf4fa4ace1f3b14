/** Times as people here read them. Stored as timestamptz; shown in TZ_DISPLAY, dd/MM/yyyy, two digits always. */

const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh'

/** `24/11/2026` */
export function formatDate(at: Date | string, timeZone = DEFAULT_ZONE): string {
  // making a formatter costs far more than using it, and a page shows dozens of dates
  const format =
    dateFormats.get(timeZone) ?? new Intl.DateTimeFormat('vi-VN', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' })
  dateFormats.set(timeZone, format)
  return format.format(new Date(at))
}
const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** `00:30` */
export function formatTime(at: Date | string, timeZone = DEFAULT_ZONE): string {
  return new Intl.DateTimeFormat('vi-VN', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))
}

/** `00:30 24/11/2026` */
export function formatDateTime(at: Date | string, timeZone = DEFAULT_ZONE): string {
  return `${formatTime(at, timeZone)} ${formatDate(at, timeZone)}`
}
