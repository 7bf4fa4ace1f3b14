/** How people read times, sizes and texts on the platforms, in Vietnamese. */
import { formatDate } from '@hl/config/time'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `Vừa xong`, `5 phút`, `3 giờ`, `2 ngày`, then `24/11/2026` */
export function ago({ at, now }: { at: string; now: Date }): string {
  const age = now.getTime() - new Date(at).getTime()
  if (age < MINUTE) return 'Vừa xong'
  if (age < HOUR) return `${Math.floor(age / MINUTE)} phút`
  if (age < DAY) return `${Math.floor(age / HOUR)} giờ`
  if (age < 7 * DAY) return `${Math.floor(age / DAY)} ngày`
  return formatDate(at)
}

/** `4:13`, `1:02:05` */
export function clock(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

export type Piece = { kind: 'text'; text: string } | { kind: 'link'; url: string } | { kind: 'tag'; text: string }

/** A line of a post: addresses and #tags become links. */
export function pieces(line: string): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of line.matchAll(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]|(?<=^|\s)#[\p{L}\p{N}_]+/gu)) {
    if (match.index > from) found.push({ kind: 'text', text: line.slice(from, match.index) })
    found.push(match[0].startsWith('#') ? { kind: 'tag', text: match[0] } : { kind: 'link', url: match[0] })
    from = match.index + match[0].length
  }
  if (from < line.length) found.push({ kind: 'text', text: line.slice(from) })
  return found
}
