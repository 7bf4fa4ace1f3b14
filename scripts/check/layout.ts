/** Layout: a file that no longer fits one look is split, or says in its first line why not. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

const MAX_LINES = 250
const IGNORED = new Set(['node_modules', 'dist', '.cache', '.strapi'])
/** `// Long because …` or `/** Long because …` */
const REASON = /^\/[/*]+\s*Long because \S+/

/** @returns one sentence a file */
export function oversized({ root, folders }: { root: string; folders: readonly string[] }): string[] {
  return folders
    .flatMap((folder) => sourcesBelow(join(root, folder)))
    .flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n')
      const count = lines.at(-1) === '' ? lines.length - 1 : lines.length
      if (count <= MAX_LINES || REASON.test(lines[0] ?? '')) return []
      return [`${relative(root, file)}: ${count} lines, ${MAX_LINES} at most; split it, or begin it with "// Long because …"`]
    })
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (IGNORED.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourcesBelow(path)
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : []
  })
}
