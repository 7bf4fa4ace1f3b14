/**
 * The zip itself: files are added one after the other as streams, each is measured on its way, and the list of all of them
 * is written last and signed. Same content and same `at`: same bytes.
 */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { CheckpointKey } from '../audit/checkpoint-key'

export type Content = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

export interface EvidenceZip {
  /** Read only when its turn comes; whatever `open` throws ends the zip. */
  add(path: string, open: () => Content): void
  /** Writes the list of files with `head`, and its signature. Nothing may be added after. */
  finish(head: Readonly<Record<string, unknown>>): void
  /** Fails with the first error of any content. */
  bytes: Readable
}

export const MANIFEST = 'danh-muc.json'
export const SIGNATURE = 'danh-muc.sig'
const MODE = 0o100644

export function createEvidenceZip({ at, key }: { at: Date; key: CheckpointKey }): EvidenceZip {
  const zip = new ZipFile()
  const bytes = Readable.from(zip.outputStream, { objectMode: false })
  zip.on('error', (error: Error) => bytes.destroy(error))
  const files: { path: string; size: number; sha256: string }[] = []
  const put = (path: string, open: () => AsyncIterable<Uint8Array>) => {
    zip.addReadStreamLazy(path, { mtime: at, mode: MODE, compress: true }, (give) => {
      try {
        give(null, Readable.from(open(), { objectMode: false }))
      } catch (error) {
        bytes.destroy(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }
  return {
    bytes,
    add(path, open) {
      put(path, () => measured(open(), (measure) => files.push({ path, ...measure })))
    },
    finish(head) {
      let manifest = ''
      put(MANIFEST, async function* () {
        manifest = `${JSON.stringify({ v: 1, ...head, publicKey: key.publicKey, files }, null, 2)}\n`
        yield Buffer.from(manifest)
      })
      put(SIGNATURE, async function* () {
        yield Buffer.from(`${key.sign(manifest)}\n`)
      })
      zip.end()
    },
  }
}

async function* measured(content: Content, done: (measure: { size: number; sha256: string }) => void): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256')
  let size = 0
  for await (const part of content) {
    const chunk = typeof part === 'string' ? Buffer.from(part) : part
    if (chunk.length === 0) continue
    hash.update(chunk)
    size += chunk.length
    yield chunk
  }
  done({ size, sha256: hash.digest('hex') })
}

/** Many small lines in few large chunks. */
export async function* jsonLines(rows: AsyncIterable<unknown>): AsyncIterable<string> {
  let kept = ''
  for await (const row of rows) {
    kept += `${JSON.stringify(row)}\n`
    if (kept.length < 65_536) continue
    yield kept
    kept = ''
  }
  if (kept) yield kept
}
