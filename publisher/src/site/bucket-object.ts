/** A file below SITE_DIR as an object of a bucket: which name it has there, and what it is. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readFile, readlink, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { cacheControl, contentType } from '../channels/website/file-headers'
import type { BucketObject } from './bucket'

/**
 * @param file below SITE_DIR. @returns null for what is not a reader's: compressed forms, notes of our own, and pages that say
 * 410, which a bucket cannot answer: there, what was taken down is simply gone
 */
export function objectName(file: string): string | null {
  if (/\.(br|gz|tmp)$/.test(file)) return null
  const moved = /^\.moved\/(.+)\.to$/.exec(file)?.[1]
  if (moved !== undefined) return /\.\w+$/.test(moved) ? moved : `${moved}/index.html`
  return file.startsWith('.') ? null : file
}

/** @returns null when nothing lies there (any more) */
export async function objectOf({ siteDir, name }: { siteDir: string; name: string }): Promise<BucketObject | null> {
  const file = join(siteDir, name)
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return movedObject({ siteDir, name })
  const about = { name, type: contentType(`/${name}`), cacheControl: cacheControl(`/${name}`), leadsTo: null }
  if (name.startsWith('media/')) return { ...about, body: createReadStream(file), size: found.size, encoding: null }
  // a bucket sends every reader the same bytes, and every browser reads gzip
  const compressed = await readFile(`${file}.gz`).catch(() => null)
  const body = compressed ?? (await readFile(file))
  return { ...about, body, size: body.length, encoding: compressed === null ? null : 'gzip' }
}

/** What is in the bucket already, as far as that can be told without reading it back. */
export function isSame({ object, there }: { object: BucketObject; there: { size: number; etag: string } | undefined }): boolean {
  if (there?.size !== object.size) return false
  // media are named by their content
  return !Buffer.isBuffer(object.body) || createHash('md5').update(object.body).digest('hex') === there.etag
}

async function movedObject({ siteDir, name }: { siteDir: string; name: string }): Promise<BucketObject | null> {
  const address = name.replace(/\/index\.html$/, '')
  const link = join(siteDir, '.moved', `${address}.to`)
  const found = await lstat(link).catch(() => null)
  if (!found?.isSymbolicLink()) return null
  const target = `/${relative(siteDir, resolve(dirname(link), await readlink(link)))}`
  const leadsTo = address === name ? target : `${target}/`
  // the address is in the bytes too, so that another one is seen in the list of the bucket
  const body = Buffer.from(`${leadsTo}\n`, 'utf8')
  return { name, body, size: body.length, type: 'text/plain; charset=utf-8', cacheControl: 'public, max-age=60', encoding: null, leadsTo }
}
