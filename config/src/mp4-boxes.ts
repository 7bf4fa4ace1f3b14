/** The boxes of an MP4 file, one level at a time. Reads their heads only; what is no MP4 has none. */
import type { FileHandle } from 'node:fs/promises'

export interface Span {
  from: number
  to: number
}
/** `from` and `to` are those of its content. */
export interface Box extends Span {
  name: string
  /** where its head begins */
  at: number
}

const MOST = 10_000

export async function* boxesIn({ handle, from, to }: { handle: FileHandle } & Span): AsyncGenerator<Box> {
  let at = from
  for (let boxes = 0; at + 8 <= to && boxes < MOST; boxes++) {
    const head = await readBytes({ handle, at, length: 16 })
    if (head.length < 8) return
    const short = head.readUInt32BE(0)
    const isLong = short === 1 && head.length === 16
    const size = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short
    if (size < 8) return
    yield { name: head.toString('latin1', 4, 8), at, from: at + (isLong ? 16 : 8), to: Math.min(to, at + size) }
    at += size
  }
}

export async function findBox({ name, ...where }: { handle: FileHandle; name: string } & Span): Promise<Box | null> {
  for await (const box of boxesIn(where)) if (box.name === name) return box
  return null
}

/** @returns fewer bytes at the end of the file */
export async function readBytes({ handle, at, length }: { handle: FileHandle; at: number; length: number }): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
