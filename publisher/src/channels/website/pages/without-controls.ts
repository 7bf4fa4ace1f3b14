/** Characters that no document may hold; editors paste them unseen out of other programs. */
export function withoutControls(markup: string): string {
  return markup.replaceAll(/[^\P{Cc}\t\n\r]/gu, '')
}
