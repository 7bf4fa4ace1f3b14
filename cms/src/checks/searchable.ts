/**
 * The form of a text that rules search in: NFC, one kind of space, hyphen and digit, nothing invisible. Every place in it
 * leads back to the text as written, because that is where the panel marks it.
 */

export interface Searchable {
  text: string
  /** offset in `text` → offset in the text as written */
  original(offset: number): number
}

/** A character and the marks that belong to it: NFC never joins across two of these in Vietnamese. */
const CLUSTER = /[\s\S]\p{M}*/gu
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const SPACE = /[\u00a0\u2000-\u200a\u202f\u3000\t]/g
const HYPHEN = /[\u2010-\u2015\u2212]/g
const WIDE_DIGIT = /[\uff10-\uff19]/g

export function searchable(written: string): Searchable {
  let text = ''
  const starts: number[] = []
  for (const match of written.matchAll(CLUSTER)) {
    const plain = plainForm(match[0])
    for (let i = 0; i < plain.length; i += 1) starts.push(match.index)
    text += plain
  }
  starts.push(written.length)
  return { text, original: (offset) => starts[Math.min(offset, starts.length - 1)] ?? written.length }
}

function plainForm(cluster: string): string {
  return cluster
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(SPACE, ' ')
    .replace(HYPHEN, '-')
    .replace(WIDE_DIGIT, (digit) => String(digit.charCodeAt(0) - 0xff10))
}
