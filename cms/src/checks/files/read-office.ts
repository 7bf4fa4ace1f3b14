/**
 * The text of a DOCX (XLSX, PPTX too): body, headers, footers, notes, comments, text boxes and watermarks, for that is
 * where stamps stand. The parts are read as text, not rendered, so nothing a layout would hide is missed.
 */
import { readFile } from 'node:fs/promises'
import JSZip, { type JSZipObject } from 'jszip'
import type { ReadText } from './read-pdf'

/** Of all parts unpacked; a bomb stops here. */
const MAX_UNPACKED_BYTES = 64 * 1024 ** 2
const WITHIN_MS = 15_000
const PARTS = /^(?:word|xl|ppt|docProps)\/(?!.*(?:theme|styles|settings|fontTable|numbering)).*\.xml$/
/** Text runs, what the properties say (own ones too), the ends of paragraphs and cells, breaks, and the words of a watermark. */
const PIECE =
  /<(?:\w+:)?(?:t|delText|instrText|title|subject|keywords|description|category|contentStatus|lpwstr)(?:\s[^>]*)?>([^<]*)<|<\/(?:w:p|a:p|si|row|c|dc:title|dc:subject|dc:description|cp:keywords|cp:category|cp:contentStatus|vt:lpwstr)>|<w:(?:br|cr|tab)\b|<v:textpath\b[^>]*?\bstring="([^"]*)"/g

export async function readOffice(path: string): Promise<ReadText> {
  const until = Date.now() + WITHIN_MS
  const parts: string[] = []
  let budget = MAX_UNPACKED_BYTES
  try {
    const zip = await JSZip.loadAsync(await readFile(path))
    for (const entry of Object.values(zip.files).filter(({ name, dir }) => !dir && PARTS.test(name))) {
      const xml = await unpacked({ entry, maxBytes: budget, until })
      if (xml === null) return { text: parts.join('\n'), unreadBecause: 'quá lớn' }
      budget -= xml.length
      parts.push(textOf(xml.toString('utf8')))
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error
    return { text: parts.join('\n'), unreadBecause: 'tệp hỏng hoặc có mật khẩu' }
  }
  const text = parts.join('\n')
  return { text, unreadBecause: text.trim() === '' ? 'không có chữ, có lẽ chỉ là ảnh' : null }
}

/** null when it would be too much or takes too long */
function unpacked(input: { entry: JSZipObject; maxBytes: number; until: number }): Promise<Buffer | null> {
  const { entry, maxBytes, until } = input
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const stream = entry.nodeStream()
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size <= maxBytes && Date.now() <= until) return
      stream.pause()
      stream.removeAllListeners('data')
      resolve(null)
    })
    stream.on('end', () => resolve(Buffer.concat(chunks)))
    stream.on('error', reject)
  })
}

function textOf(xml: string): string {
  let text = ''
  for (const match of xml.matchAll(PIECE)) {
    if (match[1] !== undefined) text += match[1]
    else if (match[2] !== undefined) text += `\n${match[2]}\n`
    else text += match[0].startsWith('<w:tab') ? ' ' : '\n'
  }
  return decoded(text)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
