/** The site's files: written whole under another name and renamed, compressed once so that no server has to. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib'
import { sha256 } from '@hl/config/canonical'
import { fileChanged } from './file-changes'

/**
 * Cheap levels: a page is compressed at every publish, and the next ones save 6 % of a page at 4 ms a publish. A window as large
 * as a large page: the usual one of 4 MiB takes longer to set up than a page takes.
 */
const BROTLI = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 3,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_LGWIN]: 18,
  },
}
const GZIP = { level: 3 }

/** On threads of their own: several pages are written at once, and readers are served meanwhile. */
const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** The same text compressed, beside the plain file. */
const FORMS = [
  { suffix: '.br', compress: (bytes: Buffer) => compressBrotli(bytes, BROTLI), expand: promisify(brotliDecompress) },
  { suffix: '.gz', compress: (bytes: Buffer) => compressGzip(bytes, GZIP), expand: promisify<Buffer, Buffer>(gunzip) },
]

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

/**
 * No two forms of a page are ever of different ages, wherever this is cut off: the compressed ones go before the plain one is
 * replaced and come after it. Whoever serves the site sends the plain one meanwhile.
 * @returns SHA-256 of the body
 */
export async function writeText(options: { siteDir: string; path: string; body: string }): Promise<string> {
  const target = filePath(options)
  const bytes = Buffer.from(options.body, 'utf8')
  const compressed = await Promise.all(FORMS.map(async ({ suffix, compress }) => ({ file: target + suffix, bytes: await compress(bytes) })))
  const files = [{ file: target, bytes }, ...compressed]
  const ending = `.${randomUUID()}.tmp`
  const writeBeside = () => Promise.all(files.map((one) => writeFile(one.file + ending, one.bytes)))
  const putInPlace = (file: string) => rename(file + ending, file)
  try {
    await writeBeside().catch(async (error: unknown) => {
      if (!isMissing(error)) throw error
      // nearly always the folder is there already
      await mkdir(dirname(target), { recursive: true })
      await writeBeside()
    })
    await removeForms(target)
    await putInPlace(target)
    await Promise.all(compressed.map(({ file }) => putInPlace(file)))
  } catch (error) {
    await Promise.all(files.map(({ file }) => rm(file + ending, { force: true })))
    throw error
  }
  fileChanged(target)
  return sha256(bytes)
}

/** The compressed forms first: a server that finds one sends it, plain file or no. */
export async function removeText(options: { siteDir: string; path: string }): Promise<void> {
  const target = filePath(options)
  await removeForms(target)
  await removeFile(target)
  fileChanged(target)
}

async function removeForms(target: string): Promise<void> {
  await Promise.all(FORMS.map(({ suffix }) => removeFile(target + suffix)))
}

/** One system call, where `rm` takes two: pages are written by the thousand. */
async function removeFile(file: string): Promise<void> {
  await unlink(file).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
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

/** Whether every form of the page is there and holds this text. */
export async function isWhole(options: { siteDir: string; path: string; hash: string | null }): Promise<boolean> {
  const target = filePath(options)
  if ((await hashOfFile(options)) !== options.hash) return false
  const texts = FORMS.map(async ({ suffix, expand }) => sha256(await expand(await readFile(target + suffix))))
  // missing, cut short or not compressed at all: it is to be written again, whatever the reason
  const hashes = await Promise.all(texts).catch(() => [null])
  return hashes.every((hash) => hash === options.hash)
}

/** With something in it: of a file that was being written a power cut may leave the name alone. */
export async function exists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).size > 0
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
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  fileChanged(options.target)
}

export function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
