/** Tags as YouTube takes and counts them: https://developers.google.com/youtube/v3/docs/videos#snippet.tags[] */

export const TAGS_MAX = 500

/** NFC, without space around, each once whatever its case; null when the board gave none. */
export function tidyTags(tags: readonly string[] | undefined): string[] | null {
  const tidy = (tags ?? []).map((tag) => tag.normalize('NFC').replace(/\s+/g, ' ').trim()).filter(Boolean)
  const unique = new Map(tidy.reverse().map((tag) => [tag.toLocaleLowerCase('vi'), tag]))
  return unique.size === 0 ? null : [...unique.values()].reverse()
}

/** The commas between them count, and a tag with a space counts as if it stood in quotation marks. */
export function tagsLength(tags: readonly string[]): number {
  return tags.reduce((sum, tag) => sum + tag.length + (tag.includes(' ') ? 2 : 0), Math.max(0, tags.length - 1))
}

/** To compare and to show: YouTube may give tags back in another order. */
export function tagText(tags: readonly string[]): string {
  return (tidyTags(tags) ?? []).sort((a, b) => a.localeCompare(b, 'vi')).join(', ')
}
