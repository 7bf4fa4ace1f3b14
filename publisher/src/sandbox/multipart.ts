/** Takes a multipart body apart without copying it: every part is a view of the one buffer. */

export interface Part {
  /** header names in lower case */
  headers: ReadonlyMap<string, string>
  content: Buffer
}

/** A file part of a form. */
export class UploadedFile {
  constructor(
    readonly name: string,
    readonly bytes: Buffer,
  ) {}
}

/** @returns the boundary named in a content type of this kind, or null */
export function boundaryOf({ type, kind }: { type: string; kind: 'form-data' | 'related' }): string | null {
  if (!type.toLowerCase().startsWith(`multipart/${kind}`)) return null
  const found = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type)
  return found?.[1] ?? found?.[2] ?? null
}

export function splitParts({ body, boundary }: { body: Buffer; boundary: string }): Part[] {
  const mark = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let from = body.indexOf(mark)
  while (from !== -1) {
    const to = body.indexOf(mark, from + mark.length)
    if (to === -1) break
    // between two marks: CRLF, head, empty line, content, CRLF
    const part = body.subarray(from + mark.length + 2, to - 2)
    const head = part.indexOf('\r\n\r\n')
    if (head !== -1) parts.push({ headers: readHead(part.subarray(0, head).toString('utf8')), content: part.subarray(head + 4) })
    from = to
  }
  return parts
}

/** The entries of a `multipart/form-data` body: text for fields, UploadedFile for parts with a file name. */
export function formEntries({ body, boundary }: { body: Buffer; boundary: string }): [string, string | UploadedFile][] {
  return splitParts({ body, boundary }).flatMap(({ headers, content }) => {
    const disposition = headers.get('content-disposition') ?? ''
    const name = /;\s*name="([^"]*)"/i.exec(disposition)?.[1]
    const fileName = /;\s*filename="([^"]*)"/i.exec(disposition)?.[1]
    if (name === undefined) return []
    return [[name, fileName === undefined ? content.toString('utf8') : new UploadedFile(fileName, content)]]
  })
}

function readHead(text: string): Map<string, string> {
  return new Map(
    text.split('\r\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}
