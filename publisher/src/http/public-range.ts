/** Byte ranges, so that a film can be watched from the middle (RFC 9110 §14). One range at a time; several get the whole file. */

export type Range = { start: number; end: number } | 'none' | 'unsatisfiable'

/** @returns first and last byte, both included */
export function parseRange(options: { header: string | undefined; size: number }): Range {
  const { header, size } = options
  const match = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '')
  if (!match) return 'none'
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return 'none'
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start >= size) return 'unsatisfiable'
  return start > end ? 'none' : { start, end }
}
