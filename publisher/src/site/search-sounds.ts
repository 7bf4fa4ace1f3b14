/** How near two words are to people who spell by ear or slip on a key. Words are folded: letters a to z. */

/** What the Telex keys leave behind where no input method reads them: `kieejn`, `xoas`, `ddawcj`. No Vietnamese syllable is spelled so. */
const TELEX: readonly [RegExp, string][] = [
  [/^dd/, 'd'],
  [/([aeo])\1/g, '$1'],
  [/w/g, ''],
  [/(?<=[aeiouy][a-z]*)[sfrxj]/g, ''],
]

/** What Vietnamese spellers take for one another: ch/tr, s/x, d/gi/r/v, l/n, c/k/q, ng/ngh, i/y, and the ends c/ch/t, n/ng/nh. */
const SOUNDS: readonly [RegExp, string][] = [
  [/^ngh/, 'ng'],
  [/^gh/, 'g'],
  [/^tr/, 'ch'],
  [/^x/, 's'],
  [/^ph/, 'f'],
  [/^gi(?=[aeou])/, 'd'],
  [/^(gi|dz|r|v|z)/, 'd'],
  [/^l/, 'n'],
  [/^[kq]/, 'c'],
  [/y/g, 'i'],
  [/(ch|c|k)$/, 't'],
  [/(ng|nh)$/, 'n'],
]

export function soundOf(word: string): string {
  return [...TELEX, ...SOUNDS].reduce((sound, [from, to]) => sound.replace(from, to), word)
}

/** The sound, and the sound without each of its letters: two words that share one of these are a slip apart. */
export function nearForms(word: string): string[] {
  const sound = soundOf(word)
  if (sound.length < 3) return [sound]
  return [...new Set([sound, ...Array.from(sound, (_, index) => sound.slice(0, index) + sound.slice(index + 1))])]
}

/** @returns 0 for the same word; Infinity for words nobody takes for one another */
export function spellingCost(words: { typed: string; meant: string }): number {
  const { typed, meant } = words
  if (typed === meant) return 0
  if (soundOf(typed) === soundOf(meant)) return 0.5
  const slips = Math.min(slipsBetween(typed, meant), 0.5 + slipsBetween(soundOf(typed), soundOf(meant)))
  return slips <= (typed.length > 5 ? 2 : 1.5) ? slips : Number.POSITIVE_INFINITY
}

/** Letters put in, left out, exchanged for another or with their neighbour (Damerau, Levenshtein). */
function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const steps = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same]
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps.push((before[j - 2] ?? 0) + 1)
      row.push(Math.min(...steps))
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
