/** The site's files: written whole under another name and renamed, compressed once so that no server has to. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { sha256 } from '@hl/config/canonical'
import { fileChanged } from './file-changes'

/** Cheap levels: a page is compressed at every publish, and the higher ones save only a few per cent. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }
const GZIP = { level: 5 }

/** On threads of their own: several pages are written at once, and readers are served meanwhile. */
const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** @param path public address; one ending in `/` is a folder's index.html */
export function filePath(options: { siteDir: string; path: string }): string {
  const { siteDir, path } = options
  return join(siteDir, path.endsWith('/') ? `${path}index.html` : path)
}

/** Where the 410 page of a removed address lies; nginx and the public listener look there when the page is missing. */
export function gonePath(path: string): string {
  return `/.gone${path.replace(/\/$/, '')}.html`
}

/**
 * Where a former address says which one it leads to; looked at when there is neither page nor 410 page. It is a symbolic
 * link to what it leads to, because that is what nginx can follow by itself, one file an address.
 */
export function movedPath(path: string): string {
  return `/.moved${path.replace(/\/$/, '')}.to`
}

/** Turns an address over to another one: the page that lay there, if any, goes last. */
export async function leadOn(options: { siteDir: string; from: string; to: string }): Promise<void> {
  const { siteDir, from, to } = options
  const link = filePath({ siteDir, path: movedPath(from) })
  await mkdir(dirname(link), { recursive: true })
  const temporary = `${link}.${randomUUID()}.tmp`
  await symlink(relative(dirname(link), join(siteDir, to.replace(/\/$/, ''))), temporary)
  await rename(temporary, link)
  fileChanged(link)
  await removeText({ siteDir, path: from })
}

/** @returns SHA-256 of the body. The plain file is renamed last, so whoever sees it new sees the compressed ones new. */
export async function writeText(options: { siteDir: string; path: string; body: string }): Promise<string> {
  const target = filePath(options)
  const bytes = Buffer.from(options.body, 'utf8')
  const [br, gz] = await Promise.all([compressBrotli(bytes, BROTLI), compressGzip(bytes, GZIP)])
  const compressed = [
    { target: `${target}.br`, bytes: br },
    { target: `${target}.gz`, bytes: gz },
  ]
  await Promise.all(compressed.map(replaceFile)).catch(async (error: unknown) => {
    if (!isMissing(error)) throw error
    // nearly always the folder is there already
    await mkdir(dirname(target), { recursive: true })
    await Promise.all(compressed.map(replaceFile))
  })
  await replaceFile({ target, bytes })
  return sha256(bytes)
}

export async function removeText(options: { siteDir: string; path: string }): Promise<void> {
  const target = filePath(options)
  await Promise.all([target, `${target}.br`, `${target}.gz`].map((file) => rm(file, { force: true })))
  fileChanged(target)
}

/** @returns SHA-256 of the file as it lies on the disk, null when there is none */
export async function hashOfFile(options: { siteDir: string; path: string }): Promise<string | null> {
  try {
    return sha256(await readFile(filePath(options)))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

export async function exists(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** Without fsync (DELIVERY §7): after an unclean stop the manifest's hashes are compared instead. */
export async function replaceFile(options: { target: string; bytes: Uint8Array }): Promise<void> {
  const temporary = `${options.target}.${randomUUID()}.tmp`
  try {
    await writeFile(temporary, options.bytes)
    await rename(temporary, options.target)
    fileChanged(options.target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
