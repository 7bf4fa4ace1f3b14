/** What a child says: all of it into DATA_DIR/logs/<name>.log, and warnings and errors to the terminal as well, one readable line each. */
import { type WriteStream, createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { stripVTControlCharacters } from 'node:util'

const ROTATE_BYTES = 20 * 1024 ** 2
const lineSchema = z.looseObject({ level: z.string(), message: z.string() })

export interface ChildLog {
  readonly file: string
  read(stream: Readable): void
  close(): void
}

export interface ChildLogOptions {
  name: string
  folder: string
  /** everything, not only what went wrong */
  isVerbose: boolean
  print(line: string): void
}

export function openChildLog({ name, folder, isVerbose, print }: ChildLogOptions): ChildLog {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.log`)
  let bytes = existsSync(file) ? statSync(file).size : 0
  let out = open(file)
  const write = (line: string) => {
    if (bytes > ROTATE_BYTES) {
      out.end()
      renameSync(file, `${file}.1`)
      out = open(file)
      bytes = 0
    }
    bytes += Buffer.byteLength(line) + 1
    out.write(`${line}\n`)
    const shown = isVerbose ? line : worthShowing(line)
    if (shown !== null) print(`[${name}] ${shown}`)
  }
  return { file, read: (stream) => eachLine({ stream, write }), close: () => out.end() }
}

/** Our logs are JSON, Strapi's are text. */
export function worthShowing(line: string): string | null {
  if (line.startsWith('{')) {
    const parsed = parse(line)
    if (!parsed || (parsed.level !== 'error' && parsed.level !== 'warn')) return null
    const { level, message, timestamp: _at, service: _service, ...facts } = parsed
    return [level, message, ...Object.entries(facts).map(([key, value]) => `${key}=${brief(value)}`)].join(' ').slice(0, 400)
  }
  const plain = stripVTControlCharacters(line)
  return /(^|\s|\])\W*(error|warn)\b/i.test(plain.slice(0, 80)) ? plain.slice(0, 400) : null
}

function parse(line: string): z.infer<typeof lineSchema> | null {
  try {
    return lineSchema.parse(JSON.parse(line))
  } catch {
    // begins with a brace and is not one of ours: nothing we could read a level from
    return null
  }
}

function brief(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}

function open(file: string): WriteStream {
  const stream = createWriteStream(file, { flags: 'a' })
  // A full disk must not end the supervisor; the children report it in their own words.
  stream.on('error', () => undefined)
  return stream
}

function eachLine({ stream, write }: { stream: Readable; write: (line: string) => void }): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) write(line)
  })
  stream.on('end', () => {
    if (rest) write(rest)
  })
}
