/** Which bytes of a film went over the wire, how often: read from the calls themselves. */
import type { RecordedCall } from './recorder'

export interface SentRange {
  start: number
  bytes: number
}

/** Chunks of the resumable protocol: `Content-Range: bytes 0-99/1000`. */
export function sentToYouTube(calls: readonly RecordedCall[]): SentRange[] {
  return calls.flatMap(({ method, headers, bodyBytes }) => {
    const start = /^bytes (\d+)-/.exec(String(headers['content-range']))?.[1]
    return method === 'PUT' && start !== undefined ? [{ start: Number(start), bytes: bodyBytes }] : []
  })
}

/** Chunks of `upload_phase=transfer`: a form with the offset and, last, the file. */
export function sentToFacebook(calls: readonly RecordedCall[]): SentRange[] {
  return calls.flatMap(({ headers, bodyHead, bodyBytes, isWhole }) => {
    const form = bodyHead.toString('latin1')
    const start = /name="start_offset"\r\n\r\n(\d+)/.exec(form)?.[1]
    const file = form.indexOf('filename=')
    if (start === undefined || file === -1) return []
    const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1] ?? ''
    const around = form.indexOf('\r\n\r\n', file) + 4 + (isWhole ? `\r\n--${boundary}--\r\n`.length : 0)
    return [{ start: Number(start), bytes: Math.max(0, bodyBytes - around) }]
  })
}

export function bytesOf(ranges: readonly SentRange[]): number {
  return ranges.reduce((sum, { bytes }) => sum + bytes, 0)
}

export function largestOf(ranges: readonly SentRange[]): number {
  return Math.max(0, ...ranges.map(({ bytes }) => bytes))
}
