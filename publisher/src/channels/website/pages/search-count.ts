/** Counts as people here read them: `1.234`. */
const format = new Intl.NumberFormat('vi-VN')

export function formatCount(count: number): string {
  return format.format(count)
}
