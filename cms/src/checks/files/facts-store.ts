/**
 * Facts about files, kept beside the content-addressed store (`.facts/`, which only cms reads and writes) and named by the
 * same SHA-256. May be deleted at any time: they are read again from the files.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { mediaPath } from '@hl/config/media-store'
import { z } from 'zod'
import { fileFactsSchema, type FileFacts } from './file-facts'
import { readStoredFile } from './read-file'

export interface StoredFile {
  sha256: string
  mime: string
}

/** Raise it whenever a reader, or a rule for what is searched in documents, changes: older facts are then read anew. */
const VERSION = 4
const keptSchema = z.object({ v: z.literal(VERSION), mime: z.string(), facts: fileFactsSchema })

const reading = new Map<string, Promise<FileFacts>>()
/** So that a file that cannot be read is not "being read" for ever. The oldest goes first. */
const failed = new Set<string>()
const MAX_FAILED = 1_000

/** `pending`: the file is being looked at. `unreadable`: its bytes are not in the store, or could not be read at all. */
export type KnownFacts = FileFacts | 'pending' | 'unreadable'

/**
 * What is known within `waitMs`; the looking itself goes on without the caller. With 0 nothing but the kept facts is waited
 * for: inside a transaction nobody holds a lock while a PDF is read.
 */
export async function knownFacts(input: { mediaDir: string; file: StoredFile; waitMs: number }): Promise<KnownFacts> {
  const { mediaDir, file, waitMs } = input
  const path = factsPath({ mediaDir, sha256: file.sha256 })
  const kept = await keptFacts({ path, mime: file.mime })
  if (kept) return kept
  if (waitMs === 0 && failed.has(path)) return 'unreadable'
  const looking = factsOf({ mediaDir, file }).then(
    (facts) => {
      failed.delete(path)
      return facts
    },
    () => {
      rememberFailure(path)
      return 'unreadable' as const
    },
  )
  return waitMs === 0 ? 'pending' : within({ work: looking, waitMs })
}

/** @throws when the bytes are not in the store or cannot be read at all */
export async function factsOf({ mediaDir, file }: { mediaDir: string; file: StoredFile }): Promise<FileFacts> {
  const path = factsPath({ mediaDir, sha256: file.sha256 })
  const kept = await keptFacts({ path, mime: file.mime })
  if (kept) return kept
  const running = reading.get(path)
  if (running) return running
  const read = readAndKeep({ mediaDir, file, path }).finally(() => reading.delete(path))
  reading.set(path, read)
  return read
}

export function factsPath({ mediaDir, sha256 }: { mediaDir: string; sha256: string }): string {
  return join(mediaDir, '.facts', sha256.slice(0, 2), `${sha256}.json`)
}

function rememberFailure(path: string): void {
  const [oldest] = failed
  if (failed.size >= MAX_FAILED && oldest !== undefined) failed.delete(oldest)
  failed.add(path)
}

async function within<T>({ work, waitMs }: { work: Promise<T>; waitMs: number }): Promise<T | 'pending'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'pending'>((resolve) => {
    timer = setTimeout(() => resolve('pending'), waitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

async function readAndKeep(input: { mediaDir: string; file: StoredFile; path: string }): Promise<FileFacts> {
  const { mediaDir, file, path } = input
  const facts = await readStoredFile({ path: mediaPath(mediaDir, file.sha256), mime: file.mime })
  const incoming = `${path}.${randomUUID()}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(incoming, JSON.stringify({ v: VERSION, mime: file.mime, facts }), { mode: 0o600 })
  await rename(incoming, path)
  return facts
}

/** null: never read, read by an older version, or not readable as facts */
async function keptFacts({ path, mime }: { path: string; mime: string }): Promise<FileFacts | null> {
  try {
    const kept = keptSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return kept.success && kept.data.mime === mime ? kept.data.facts : null
  } catch {
    return null // no such file, or half of one: the bytes themselves are the truth
  }
}
