// @ts-check
/** Whether inputs changed since a step last succeeded: their hash against the one kept in a stamp file. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const IGNORED = new Set(['node_modules', 'dist', 'build', '.cache', '.strapi', '.git', '.data', 'media', 'public', 'generated'])

/**
 * @param {{ root: string, paths: string[], accept?: (path: string) => boolean }} inputs files or folders below root; absent ones count as absent
 * @returns {string} SHA-256 over names and bytes
 */
export function fingerprint({ root, paths, accept = () => true }) {
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '')
  for (const path of paths.flatMap((path) => filesBelow(join(root, path)))) {
    if (!accept(path)) continue
    hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** @param {string} file */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // no stamp is the usual case on a fresh clone: the step has never run
    return ''
  }
}

/** @param {string} file @param {string} value */
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, value)
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !IGNORED.has(name))
    .sort()
    .flatMap((name) => filesBelow(join(path, name)))
}
