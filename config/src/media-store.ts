/**
 * The content-addressed media store: a file is named by the SHA-256 of its bytes and never changes.
 * cms is its only writer and writes a file before any row names it; the publisher reads.
 */
import { join } from 'node:path'

/** Where the bytes with this hash lie below `mediaDir`. */
export function mediaPath(mediaDir: string, sha256: string): string {
  return join(mediaDir, sha256.slice(0, 2), sha256)
}
