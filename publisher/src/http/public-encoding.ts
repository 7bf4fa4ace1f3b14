/** Which of our compressed forms a reader gets (RFC 9110 §12.5.3). */

/** Compressed forms, best first, by their name in Accept-Encoding. */
export const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const
export type Encoding = (typeof ENCODINGS)[number]['name']

/** @returns the form the reader weighs most, ours first among equals; null for the plain one */
export function chooseEncoding(options: { accept: string | undefined; has: (encoding: Encoding) => boolean }): Encoding | null {
  const { accept, has } = options
  if (accept === undefined) return null
  const weights = weightsOf(accept)
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  const best = ENCODINGS.map(({ name }) => name)
    .filter((name) => has(name) && weightOf(name) > 0)
    .sort((a, b) => weightOf(b) - weightOf(a))[0]
  // the plain form is always taken, unless it is named it counts least
  return best !== undefined && weightOf(best) >= (weights.get('identity') ?? 0) ? best : null
}

/** name → weight 0…1; one that cannot be read counts as refused */
function weightsOf(accept: string): ReadonlyMap<string, number> {
  return new Map(
    accept.split(',').map((part) => {
      const [name = '', ...rules] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const weight = rules.find((rule) => rule.startsWith('q='))?.slice(2)
      return [name, weight === undefined ? 1 : /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 0]
    }),
  )
}
