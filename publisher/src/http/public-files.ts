/**
 * The site's files in memory as far as they are small and asked for: bytes, compressed bytes, ETag, keyed by what stat says.
 * Bounded by bytes. Films and pictures are not kept; they are streamed.
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@hl/config/canonical'

/** Compressed forms, best first, by their name in Accept-Encoding. */
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const
export type Encoding = (typeof ENCODINGS)[number]['name']

const MAX_FILE = 512 * 1024
const MAX_BYTES = 32 * 1024 * 1024

export interface SiteFile {
  /** absolute */
  file: string
  size: number
  modifiedAt: Date
  /** null: too large to keep, stream it */
  body: Buffer | null
  compressed: ReadonlyMap<Encoding, Buffer>
  etag: string
}

interface Kept extends SiteFile {
  stamp: string
  bytes: number
}

export interface SiteFiles {
  /** @param path decoded public address, already known to be free of `..` */
  get(path: string): SiteFile | null
}

export function createSiteFiles({ siteDir }: { siteDir: string }): SiteFiles {
  const kept = new Map<string, Kept>()
  let total = 0

  const drop = (path: string) => {
    total -= kept.get(path)?.bytes ?? 0
    kept.delete(path)
  }
  return {
    get(path) {
      const file = join(siteDir, path.endsWith('/') ? `${path}index.html` : path)
      // one system call of a few microseconds on a warm directory; cheaper than a trip through the thread pool
      const stat = statSync(file, { throwIfNoEntry: false })
      if (!stat?.isFile()) {
        drop(path)
        return null
      }
      const stamp = `${stat.ino}.${stat.mtimeMs}.${stat.size}`
      const known = kept.get(path)
      if (known?.stamp === stamp) return known
      drop(path)
      const loaded = load({ file, size: stat.size, modifiedAt: stat.mtime, stamp })
      if (loaded.body === null) return loaded
      kept.set(path, loaded)
      total += loaded.bytes
      // oldest first: a Map keeps the order of insertion
      for (const oldest of kept.keys()) {
        if (total <= MAX_BYTES) break
        drop(oldest)
      }
      return loaded
    },
  }
}

function load(options: { file: string; size: number; modifiedAt: Date; stamp: string }): Kept {
  const { file, size, modifiedAt, stamp } = options
  if (size > MAX_FILE) {
    return { file, size, modifiedAt, stamp, body: null, compressed: new Map(), etag: `"${sha256(stamp).slice(0, 20)}"`, bytes: 0 }
  }
  const body = readFileSync(file)
  const compressed = new Map<Encoding, Buffer>()
  for (const { name, suffix } of ENCODINGS) {
    if (statSync(file + suffix, { throwIfNoEntry: false })) compressed.set(name, readFileSync(file + suffix))
  }
  const bytes = body.length + [...compressed.values()].reduce((sum, buffer) => sum + buffer.length, 0)
  return { file, size: body.length, modifiedAt, stamp, body, compressed, etag: `"${sha256(body).slice(0, 20)}"`, bytes }
}

/** @returns the best of our compressed forms the reader takes; a `q=0` refuses one */
export function chooseEncoding(options: { accept: string | undefined; file: SiteFile }): Encoding | null {
  const { accept, file } = options
  if (!accept || file.compressed.size === 0) return null
  const offered = accept.split(',').map((part) => part.trim().split(/\s*;\s*/))
  const takes = (name: string) => offered.some(([token, ...rest]) => token === name && !rest.some((rule) => /^q=0(\.0*)?$/.test(rule)))
  return ENCODINGS.find(({ name }) => file.compressed.has(name) && takes(name))?.name ?? null
}
