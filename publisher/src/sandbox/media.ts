/** Serves the stored bytes of films and pictures, with byte ranges so that a browser can seek in a film. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Store } from './store'

export async function serveMedia({ store, name, range }: { store: Store; name: string; range: string | undefined }): Promise<Response> {
  if (!/^[\w-]+$/.test(name)) return new Response('Không có tệp này', { status: 404 })
  const file = store.mediaFile(name)
  const facts = await look(file)
  if (facts === null) return new Response('Không có tệp này', { status: 404 })
  const { size, type } = facts
  const headers = { 'content-type': type, 'accept-ranges': 'bytes', 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }
  const span = readSpan({ range, size })
  if (span === 'impossible') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } })
  const { from, to } = span ?? { from: 0, to: size - 1 }
  const body = size === 0 ? null : asWeb(createReadStream(file, { start: from, end: to }))
  return new Response(body, {
    status: span ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(size === 0 ? 0 : to - from + 1),
      ...(span ? { 'content-range': `bytes ${from}-${to}/${size}` } : {}),
    },
  })
}

function asWeb(stream: Readable): ReadableStream {
  const reader = stream[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await reader.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: () => void stream.destroy(),
    },
    { highWaterMark: 0 },
  )
}

async function look(file: string): Promise<{ size: number; type: string } | null> {
  let handle
  try {
    handle = await open(file, 'r')
  } catch {
    return null
  }
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0)
    return { size: (await handle.stat()).size, type: typeOf(buffer) }
  } finally {
    await handle.close()
  }
}

/** By its first bytes. SVG and the unknown are never served as something a browser would run. */
function typeOf(head: Buffer): string {
  const text = head.toString('latin1')
  if (text.slice(4, 12) === 'ftypavif') return 'image/avif'
  if (text.slice(4, 8) === 'ftyp') return 'video/mp4'
  if (head.readUInt32BE(0) === 0x1a45dfa3) return 'video/webm'
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (text.startsWith('\x89PNG')) return 'image/png'
  if (text.startsWith('GIF8')) return 'image/gif'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp'
  return 'application/octet-stream'
}

function readSpan({ range, size }: { range: string | undefined; size: number }): { from: number; to: number } | 'impossible' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(size - 1, Number(last))
  return from > to ? 'impossible' : { from, to }
}
