/**
 * Keywords of a video: a line with commas in the form, a list in the Release, counted as YouTube counts them
 * (https://developers.google.com/youtube/v3/docs/videos#snippet.tags[]). Pure; the panel is bundled with it too.
 */

/** Each once, in the order written, whatever the case and the spaces; a leading # is not part of a keyword. */
export function tagsIn(written: string): string[] {
  const tags = written
    .normalize('NFC')
    .split(/[,\n]/)
    .map((tag) => tag.replace(/\s+/g, ' ').trim().replace(/^#+ ?/, ''))
    .filter(Boolean)
  const byWord = new Map<string, string>()
  for (const tag of tags) {
    const word = tag.toLocaleLowerCase('vi')
    if (!byWord.has(word)) byWord.set(word, tag)
  }
  return [...byWord.values()]
}

/** "The commas between count; a tag with a space counts as if it were in quotation marks": `Foo-Baz` is 7, `Foo Baz` 9. */
export function tagsLength(tags: readonly string[]): number {
  const commas = Math.max(0, tags.length - 1)
  return tags.reduce((sum, tag) => sum + tag.length + (/\s/.test(tag) ? 2 : 0), commas)
}
