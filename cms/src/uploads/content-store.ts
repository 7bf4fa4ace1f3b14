/** Writes into the content-addressed store. cms is its only writer; a file there is complete or absent, and never changes. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { mediaPath } from '@hl/config/media-store'

export interface StoredBytes {
  sha256: string
  /** bytes */
  size: number
  path: string
}

/** Streams to a temporary file on the same disk, hashing as it goes, then renames it into place. */
export async function storeStream(mediaDir: string, stream: Readable): Promise<StoredBytes> {
  const incoming = join(mediaDir, '.incoming', randomUUID())
  await mkdir(dirname(incoming), { recursive: true })
  try {
    const counted = await writeCounted(stream, incoming)
    const path = mediaPath(mediaDir, counted.sha256)
    await mkdir(dirname(path), { recursive: true })
    await rename(incoming, path)
    return { ...counted, path }
  } finally {
    await rm(incoming, { force: true })
  }
}

async function writeCounted(stream: Readable, path: string): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(stream, counter, createWriteStream(path, { flags: 'wx', flush: true }))
  return { sha256: hash.digest('hex'), size }
}
