/**
 * The text of a PDF, its annotations and properties included: stamps are often those. In a worker thread, because a PDF is a program of
 * its author: it can be ended in the middle, its memory is bounded, and requests go on meanwhile.
 */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'

export interface ReadText {
  text: string
  /** Vietnamese: why some of it could not be read; null when all was */
  unreadBecause: string | null
}

const WITHIN_MS = 20_000
const MAX_PAGES = 500
const MEMORY_MB = 512

const resultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), text: z.string(), hasText: z.boolean(), pages: z.number() }),
  z.object({ kind: z.literal('failed'), name: z.string() }),
])

export async function readPdf(path: string): Promise<ReadText> {
  const result = await inWorker(path)
  if (result === 'late') return { text: '', unreadBecause: 'đọc quá lâu' }
  switch (result.kind) {
    case 'failed':
      return { text: '', unreadBecause: result.name === 'PasswordException' ? 'có mật khẩu' : 'tệp hỏng' }
    case 'read':
      if (!result.hasText) return { text: result.text, unreadBecause: 'không có lớp chữ, có lẽ là bản quét' }
      return { text: result.text, unreadBecause: result.pages > MAX_PAGES ? `dài hơn ${MAX_PAGES} trang` : null }
  }
}

function inWorker(path: string): Promise<z.infer<typeof resultSchema> | 'late'> {
  const worker = new Worker(WORKER, {
    eval: true,
    workerData: { path, library: require.resolve('unpdf'), maxPages: MAX_PAGES },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    env: {},
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const end = (result: z.infer<typeof resultSchema> | 'late') => {
      clearTimeout(timer)
      resolve(result)
      void worker.terminate()
    }
    const timer = setTimeout(() => end('late'), WITHIN_MS)
    worker.once('message', (message) => end(resultSchema.parse(message)))
    worker.once('error', (error) => end({ kind: 'failed', name: error.name }))
    worker.once('exit', () => end({ kind: 'failed', name: 'WorkerExited' }))
  })
}

/** Given as text, so that the compiled cms and the tests start the same worker without a file of their own for it. */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads')
const { readFile } = require('node:fs/promises')
const { getDocumentProxy } = require(workerData.library)

async function textOfPage(document, number) {
  const page = await document.getPage(number)
  const { items } = await page.getTextContent()
  const notes = await page.getAnnotations()
  const written = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\\n' : '') : '')).join('')
  return [written, ...notes.map((note) => note.contentsObj?.str ?? '')].join('\\n')
}

async function main() {
  const bytes = new Uint8Array(await readFile(workerData.path))
  const document = await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0 })
  const { info } = await document.getMetadata()
  const pages = [[info?.Title, info?.Subject, info?.Keywords].filter((said) => typeof said === 'string').join('\\n')]
  for (let number = 1; number <= Math.min(document.numPages, workerData.maxPages); number += 1) {
    pages.push(await textOfPage(document, number))
  }
  const hasText = pages.slice(1).some((page) => page.trim() !== '')
  parentPort.postMessage({ kind: 'read', hasText, text: pages.join('\\n'), pages: document.numPages })
}

main().catch((error) => parentPort.postMessage({ kind: 'failed', name: String(error?.name) }))
`
