/** A multipart body around one file part, streamed: its length is known before the first byte, and no byte of it is kept. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'

export interface FilePart {
  field: string
  filename: string
  mime: string
  /** bytes that `open` will give */
  size: number
  open(): Readable
}

export interface MultipartBody {
  contentType: string
  length: number
  stream: Readable
}

export function multipartBody({ fields, file }: { fields: Readonly<Record<string, string>>; file: FilePart }): MultipartBody {
  const boundary = `----hl-${randomUUID()}`
  const texts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const disposition = `Content-Disposition: form-data; name="${file.field}"; filename="${file.filename}"`
  const head = Buffer.from(`${texts.join('')}--${boundary}\r\n${disposition}\r\nContent-Type: ${file.mime}\r\n\r\n`)
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  async function* parts() {
    yield head
    yield* file.open()
    yield tail
  }
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length: head.length + file.size + tail.length,
    stream: Readable.from(parts(), { objectMode: false }),
  }
}
