/** Strapi keeps a plugin's words under its own name: `upload.header.search` and so on. */
export function prefixed({ plugin, words }: { plugin: string; words: Readonly<Record<string, string>> }): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [`${plugin}.${key}`, word]))
}
