/** Lengths as YouTube counts them, and cuts that leave whole words. */

export function utf8Bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}

/** At most `max` UTF-16 units, cut between words and marked with an ellipsis. */
export function cutAtWord({ text, max }: { text: string; max: number }): string {
  if (text.length <= max) return text
  return endAtWord({ text, kept: text.slice(0, max - 1) })
}

/** At most `maxBytes` of UTF-8, cut between words and marked with an ellipsis. */
export function cutToBytes({ text, maxBytes }: { text: string; maxBytes: number }): string {
  if (utf8Bytes(text) <= maxBytes) return text
  const room = Math.max(0, maxBytes - utf8Bytes('…'))
  // a character cut in two decodes as U+FFFD, which is dropped
  const kept = new TextDecoder().decode(Buffer.from(text, 'utf8').subarray(0, room)).replace(/\uFFFD+$/, '')
  return endAtWord({ text, kept })
}

/** The same text as people read it, whatever form and spacing a platform gives it back in. */
export function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function endAtWord({ text, kept }: { text: string; kept: string }): string {
  const isWhole = /^\s/.test(text.slice(kept.length))
  const atWord = isWhole ? kept : kept.replace(/\s+\S*$/, '')
  return `${atWord.trimEnd().replace(/[\uD800-\uDBFF]$/, '')}…`
}
