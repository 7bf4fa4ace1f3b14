/** A .docx → what the form takes over. Bounded in size, memory, time and number; macros are never looked at. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { Refusal } from '../../editorial/refusal'
import type { ImportedText } from '../contract'
import { convertHtml, firstHeading } from '../html/convert-html'
import type { DocxPicture } from './docx-pictures'
import { docxHtmlSchema, type DocxHtml } from './read-docx'
import type { Stored } from './store-pictures'

export const MAX_DOCX_BYTES = 20 * 1024 ** 2
const WITHIN_MS = 20_000
const MAX_AT_ONCE = 2
const MAX_MEMORY_MB = 256

const answerSchema = z.union([docxHtmlSchema, z.object({ unreadable: z.enum(['old-word', 'not-word', 'too-large']) })])
type Unreadable = 'old-word' | 'not-word' | 'too-large' | 'too-slow' | 'busy'

let running = 0

interface Import {
  /** at most MAX_DOCX_BYTES */
  bytes: Uint8Array
  takenKeys: readonly string[]
  /** where its pictures go */
  store(pictures: readonly DocxPicture[]): Promise<Stored>
}

/**
 * @throws Refusal that says what to do with the file
 */
export async function importDocx({ bytes, takenKeys, store }: Import): Promise<ImportedText> {
  if (running >= MAX_AT_ONCE) throw docxRefusal('busy')
  running += 1
  try {
    const { html, hasOldFonts, pictures, lostPictures } = await readInThread(bytes)
    const { images, lost } = await store(pictures)
    const converted = convertHtml({ html, takenKeys, images })
    return { ...converted, title: firstHeading(converted.blocks), hasOldFonts, lostPictures: [...lostPictures, ...lost] }
  } finally {
    running -= 1
  }
}

function readInThread(bytes: Uint8Array): Promise<DocxHtml> {
  const thread = new Worker(join(__dirname, 'docx-thread.js'), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
  })
  return new Promise<DocxHtml>((resolve, reject) => {
    const timer = setTimeout(() => reject(docxRefusal('too-slow')), WITHIN_MS)
    thread.once('message', (message: unknown) => {
      const answer = answerSchema.parse(message)
      if ('unreadable' in answer) reject(docxRefusal(answer.unreadable))
      else resolve(answer)
    })
    // out of memory, most likely
    thread.once('error', () => reject(docxRefusal('too-large')))
    thread.once('exit', () => {
      clearTimeout(timer)
      reject(docxRefusal('not-word'))
    })
  }).finally(() => thread.terminate())
}

const SAID: Readonly<Record<Unreadable, Pick<Refusal, 'status' | 'message' | 'help'>>> = {
  'old-word': {
    status: 400,
    message: 'Tệp này là .doc đời cũ hoặc có mật khẩu nên không đọc được.',
    help: 'Mở bằng Word, bỏ mật khẩu nếu có, chọn Lưu thành (Save As) .docx rồi nhập lại.',
  },
  'not-word': {
    status: 400,
    message: 'Tệp này không phải .docx hoặc đã hỏng.',
    help: 'Mở bằng Word, chọn Lưu thành (Save As) .docx rồi nhập lại.',
  },
  'too-large': {
    status: 400,
    message: 'Tệp lớn quá 20 MB, hoặc bung ra quá lớn.',
    help: 'Bỏ bớt ảnh khỏi tệp hoặc chia tệp làm nhiều phần, rồi nhập lại.',
  },
  'too-slow': {
    status: 400,
    message: 'Đọc tệp này quá lâu nên đã dừng.',
    help: 'Chia tệp làm nhiều phần rồi nhập từng phần.',
  },
  busy: { status: 503, message: 'Máy chủ đang đọc tệp của người khác.', help: 'Chờ nửa phút rồi nhập lại.' },
}

export function docxRefusal(why: Unreadable): Refusal {
  return new Refusal({ code: 'bad_request', ...SAID[why] })
}
