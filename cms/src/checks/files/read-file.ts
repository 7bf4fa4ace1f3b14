/** A stored file → what is in it. Which reader, by type; how much, by size. */
import { readFile, stat } from 'node:fs/promises'
import { claimed, PERSONAL_RULES } from '../rules/personal-numbers'
import { secrecyMarkers } from '../rules/secrecy-markers'
import { searchable } from '../searchable'
import { PERSONAL_CODES, type DocumentFacts, type FileFacts } from './file-facts'
import { readFilm } from './read-film'
import { readOffice } from './read-office'
import { readPdf, type ReadText } from './read-pdf'
import { readPicture } from './read-picture'

const MAX_DOCUMENT_BYTES = 50 * 1024 ** 2
const OFFICE = /^application\/vnd\.openxmlformats-officedocument\./
const PLAIN = new Set(['text/vtt', 'application/x-subrip', 'text/plain'])

/** @throws what the file system throws when the file is not there */
export async function readStoredFile({ path, mime }: { path: string; mime: string }): Promise<FileFacts> {
  if (mime.startsWith('video/') || mime.startsWith('audio/')) return readFilm(path)
  if (mime.startsWith('image/')) return readPicture(path)
  return scanned(await readDocument({ path, mime }))
}

async function readDocument({ path, mime }: { path: string; mime: string }): Promise<ReadText> {
  if ((await stat(path)).size > MAX_DOCUMENT_BYTES) return { text: '', unreadBecause: 'lớn hơn 50 MB' }
  if (mime === 'application/pdf') return readPdf(path)
  if (OFFICE.test(mime)) return readOffice(path)
  if (PLAIN.has(mime)) return { text: await readFile(path, 'utf8'), unreadBecause: null }
  return { text: '', unreadBecause: 'máy chỉ đọc PDF và DOCX; hãy lưu lại thành một trong hai' }
}

const AROUND = 30

function scanned({ text: written, unreadBecause }: ReadText): FileFacts {
  const { text } = searchable(written)
  const [mark] = secrecyMarkers(text).filter((hit) => hit.level === 'block')
  const excerpt = mark ? text.slice(Math.max(0, mark.from - AROUND), mark.to + AROUND).trim() : null
  return { kind: 'document', isMarkedAsAi: false, mark: excerpt, numbers: numbersIn(text), unreadBecause }
}

function numbersIn(text: string): DocumentFacts['numbers'] {
  const hits = claimed(PERSONAL_RULES.flatMap((rule) => rule(text)))
  return PERSONAL_CODES.flatMap((code) => {
    const found = hits.filter((hit) => hit.code === code)
    if (found.length === 0) return []
    return [{ code, level: found.some(({ level }) => level === 'block') ? ('block' as const) : ('warn' as const) }]
  })
}
