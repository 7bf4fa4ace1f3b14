/**
 * A transport for nodemailer that writes each message to a file of its own, readable by its owner only. For machines without a
 * mail server, and for tests. A message sent twice (the same Message-ID) is one file.
 */
import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Beyond these the oldest go. */
const MOST_FILES = 1_000

/** What nodemailer hands to a transport (https://nodemailer.com/plugins/create/), as far as it is read here. */
interface Composed {
  message: { createReadStream(): NodeJS.ReadableStream; messageId(): string; getEnvelope(): unknown }
}

export function mailFolder(folder: string) {
  return {
    name: 'mail-folder',
    version: '1',
    send(mail: Composed, done: (error: Error | null, info?: object) => void): void {
      write({ folder, mail }).then(
        (info) => done(null, info),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      )
    },
  }
}

async function write({ folder, mail }: { folder: string; mail: Composed }): Promise<object> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const messageId = mail.message.messageId()
  const name = createHash('sha256').update(messageId).digest('hex').slice(0, 12)
  const already = readdirSync(folder).find((file) => file.endsWith(`-${name}.eml`))
  const file = already ?? `${new Date().toISOString().replace(/[:.]/g, '')}-${name}.eml`
  const temporary = join(folder, `${file}.new`)
  await pipeline(mail.message.createReadStream(), createWriteStream(temporary, { mode: 0o600 }))
  renameSync(temporary, join(folder, file))
  sweep(folder)
  return { messageId, envelope: mail.message.getEnvelope(), file }
}

function sweep(folder: string): void {
  const files = readdirSync(folder).filter((file) => file.endsWith('.eml'))
  for (const file of files.sort().slice(0, Math.max(0, files.length - MOST_FILES))) rmSync(join(folder, file), { force: true })
}
