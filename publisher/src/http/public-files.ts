/**
 * The site's files in memory as far as they are small and asked for: bytes, compressed bytes, ETags, keyed by what stat says.
 * Bounded by bytes. Films and large pictures are not kept; they are streamed.
 */
import { lstatSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { sha256 } from '@hl/config/canonical'
import { isMissing, movedPath } from '../channels/website/files'
import { ENCODINGS, type Encoding } from './public-encoding'

const MAX_FILE = 512 * 1024
const MAX_BYTES = 32 * 1024 * 1024

/** Bytes with an ETag of their own: every form of a file is told apart by its content. */
export interface Form {
  body: Buffer
  etag: string
}

export interface SiteFile {
  /** absolute */
  file: string
  size: number
  modifiedAt: Date
  /** null: too large to keep, stream it */
  body: Buffer | null
  etag: string
  compressed: ReadonlyMap<Encoding, Form>
}

interface Kept extends SiteFile {
  stamp: string
  bytes: number
}

export interface SiteFiles {
  /** @param path decoded public address, already known to be free of `..` */
  get(path: string): SiteFile | null
  /** Where a former address leads to; null for one that never moved. */
  leadsTo(path: string): string | null
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
      if (known?.stamp === stamp && !hasNewForm(known)) return known
      drop(path)
      const loaded = load({ file, size: stat.size, modifiedAt: stat.mtime, stamp })
      if (loaded === null || loaded.body === null) return loaded
      kept.set(path, loaded)
      total += loaded.bytes
      // oldest first: a Map keeps the order of insertion
      for (const oldest of kept.keys()) {
        if (total <= MAX_BYTES) break
        drop(oldest)
      }
      return loaded
    },
    leadsTo(path) {
      const link = join(siteDir, movedPath(path))
      if (!lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) return null
      const target = `/${relative(siteDir, resolve(dirname(link), readlinkSync(link)))}`
      return path.endsWith('/') ? `${target}/` : target
    },
  }
}

function load(options: { file: string; size: number; modifiedAt: Date; stamp: string }): Kept | null {
  const { file, size, modifiedAt, stamp } = options
  if (size > MAX_FILE) return { file, size, modifiedAt, stamp, body: null, compressed: new Map(), etag: etagOf(stamp), bytes: 0 }
  const body = readIfThere(file)
  if (body === null) return null
  const compressed = new Map<Encoding, Form>()
  let bytes = body.length
  for (const { name, suffix } of ENCODINGS) {
    const smaller = readIfThere(file + suffix)
    if (smaller === null) continue
    compressed.set(name, { body: smaller, etag: etagOf(smaller) })
    bytes += smaller.length
  }
  return { file, size: body.length, modifiedAt, stamp, body, compressed, etag: etagOf(body), bytes }
}

/** Whoever writes the site may be taking the file away at this moment. */
function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The compressed forms come after the plain one; what is replaced gets another stamp. */
function hasNewForm({ file, compressed }: SiteFile): boolean {
  return ENCODINGS.some(({ name, suffix }) => !compressed.has(name) && statSync(file + suffix, { throwIfNoEntry: false }) !== undefined)
}

function etagOf(content: string | Buffer): string {
  return `"${sha256(content).slice(0, 20)}"`
}
