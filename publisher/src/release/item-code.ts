/** The mark of an Item inside texts that carry no link: by it a channel knows its own thing again. */
import { sha256 } from '@hl/config/canonical'
import type { Release } from '@hl/config/release'

/** `CDHT-1A2B3C4D5E`: derived from the Item, the same for every Release of it. */
export function codeOf({ documentId }: Pick<Release, 'documentId'>): string {
  return `CDHT-${sha256(documentId).slice(0, 10).toUpperCase()}`
}

/** Whether a line of the text is some Item's code. */
export function bearsCode(text: string): boolean {
  return text.split(/\r?\n/).some((line) => /^Mã: CDHT-[0-9A-F]{10}$/.test(line.trim()))
}

export function codeLine(code: string): string {
  return `Mã: ${code}`
}
