/** What differs between two texts, word by word, for reading: long equal stretches are folded. Pure. */
export interface TextPart {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Beyond this many cells the table is not worth its time: the whole middle is then shown as replaced. */
const MAX_CELLS = 1_000_000
const FOLD_FROM = 30
const KEPT_WORDS = 10

export function diffWords({ before, after }: { before: string; after: string }): TextPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const head = commonHead(old, now)
  const tail = commonHead(old.slice(head).reverse(), now.slice(head).reverse())
  const parts = [
    ...of('same', now.slice(0, head)),
    ...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...of('same', now.slice(now.length - tail)),
  ]
  const joined = join(parts)
  return joined.map((part, at) => (part.kind === 'same' ? fold({ part, isFirst: at === 0, isLast: at === joined.length - 1 }) : part))
}

/** Words with the space behind them, so that joining gives the text again. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|^\s+/g) ?? []
}

function commonHead(a: readonly string[], b: readonly string[]): number {
  let length = 0
  while (length < Math.min(a.length, b.length) && same(a[length], b[length])) length++
  return length
}

/** The longest common subsequence, by the usual table. */
function middle(old: readonly string[], now: readonly string[]): TextPart[] {
  if (old.length * now.length > MAX_CELLS) return [...of('removed', old), ...of('added', now)]
  const width = now.length + 1
  const table = new Uint32Array((old.length + 1) * width)
  const cell = (i: number, j: number) => table[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      table[i * width + j] = same(old[i], now[j]) ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1))
    }
  }
  const parts: TextPart[] = []
  let [i, j] = [0, 0]
  while (i < old.length && j < now.length) {
    if (same(old[i], now[j])) {
      parts.push({ kind: 'same', text: now[j] ?? '' })
      i++
      j++
    } else if (cell(i + 1, j) >= cell(i, j + 1)) parts.push({ kind: 'removed', text: old[i++] ?? '' })
    else parts.push({ kind: 'added', text: now[j++] ?? '' })
  }
  return [...parts, ...of('removed', old.slice(i)), ...of('added', now.slice(j))]
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a?.trim() === b?.trim()
}

function of(kind: TextPart['kind'], words: readonly string[]): TextPart[] {
  return words.length === 0 ? [] : [{ kind, text: words.join('') }]
}

function join(parts: readonly TextPart[]): TextPart[] {
  const joined: TextPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else joined.push({ ...part })
  }
  return joined
}

/** Keeps the words next to a change. */
function fold({ part, isFirst, isLast }: { part: TextPart; isFirst: boolean; isLast: boolean }): TextPart {
  const words = wordsOf(part.text)
  if (words.length < FOLD_FROM) return part
  const head = isFirst ? '' : words.slice(0, KEPT_WORDS).join('')
  const tail = isLast ? '' : words.slice(-KEPT_WORDS).join('')
  return { kind: 'same', text: `${head}… ${tail}` }
}
