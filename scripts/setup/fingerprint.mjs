// @ts-check
/** Whether inputs changed since a step last succeeded: their hash against the one kept in a stamp file. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** What builds and runs leave behind, wherever it lies. */
const IGNORED_NAMES = new Set(['node_modules', 'dist', '.cache', '.strapi', '.git', '.data'])
const IGNORED_PATHS = new Set(['cms/build', 'cms/public', 'cms/types/generated', 'cms/.strapi-updater.json', 'scripts/seed/media'])

/**
 * @param {{ root: string, paths: string[], accept?: (path: string) => boolean }} inputs files or folders below root; absent ones count as absent
 * @returns {string} SHA-256 over names and bytes
 */
export function fingerprint({ root, paths, accept = () => true }) {
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '')
  for (const path of paths.flatMap((path) => filesBelow({ root, path: join(root, path) }))) {
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

/** @param {{ root: string, path: string }} at @returns {string[]} */
function filesBelow({ root, path }) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat || IGNORED_PATHS.has(relative(root, path))) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !IGNORED_NAMES.has(name))
    .sort()
    .flatMap((name) => filesBelow({ root, path: join(path, name) }))
}
