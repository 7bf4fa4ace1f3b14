/** Reads the content-addressed store that cms writes. Bytes are streamed, never whole in memory. */
import { createReadStream } from 'node:fs'
import { copyFile, link, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { mediaPath } from '@hl/config/media-store'

export interface MediaReader {
  /** @param start first byte, @param end byte after the last; both optional */
  open(range: { sha256: string; start?: number; end?: number }): Readable
  /** Whether the store has these bytes in full. */
  has(file: { sha256: string; size: number }): Promise<boolean>
  /**
   * Puts the file at `target` atomically, by hard link where the disk allows, else by copy.
   * @param change of a copy, before it stands there
   */
  place(file: { sha256: string; target: string; change?: (copy: string) => Promise<void> }): Promise<void>
  /** Where the bytes lie, for libraries that want a path (sharp). */
  path(sha256: string): string
}

export function createMediaReader(mediaDir: string): MediaReader {
  const pathOf = (sha256: string) => mediaPath(mediaDir, sha256)
  return {
    path: pathOf,
    open: ({ sha256, start, end }) =>
      createReadStream(pathOf(sha256), {
        ...(start === undefined ? {} : { start }),
        ...(end === undefined ? {} : { end: end - 1 }),
      }),
    async has({ sha256, size }) {
      try {
        return (await stat(pathOf(sha256))).size === size
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
    },
    async place({ sha256, target, change }) {
      await mkdir(dirname(target), { recursive: true })
      const temporary = `${target}.${process.pid}.${process.hrtime.bigint()}.tmp`
      try {
        if (change) await copyFile(pathOf(sha256), temporary).then(() => change(temporary))
        else await link(pathOf(sha256), temporary).catch(() => copyFile(pathOf(sha256), temporary))
        await rename(temporary, target)
      } finally {
        // rename of one hard link onto another to the same file leaves the source behind
        await rm(temporary, { force: true })
      }
    },
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
}
