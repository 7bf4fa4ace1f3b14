/** How long an MP4 film is, from its `moov/mvhd` box; null for anything else. Reads headers only. */
import { open, type FileHandle } from 'node:fs/promises'

export async function readDuration(file: string): Promise<number | null> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const moov = await findBox({ handle, name: 'moov', from: 0, to: size })
    const mvhd = moov && (await findBox({ handle, name: 'mvhd', from: moov.from, to: moov.to }))
    return mvhd ? await durationOf({ handle, from: mvhd.from }) : null
  } finally {
    await handle.close()
  }
}

interface Span {
  from: number
  to: number
}

async function findBox({ handle, name, from, to }: { handle: FileHandle; name: string } & Span): Promise<Span | null> {
  let at = from
  for (let boxes = 0; at + 8 <= to && boxes < 10_000; boxes++) {
    const head = await bytes({ handle, at, length: 16 })
    if (head.length < 8) return null
    const short = head.readUInt32BE(0)
    const isLong = short === 1 && head.length === 16
    const size = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short
    if (size < 8) return null
    if (head.toString('latin1', 4, 8) === name) return { from: at + (isLong ? 16 : 8), to: Math.min(to, at + size) }
    at += size
  }
  return null
}

async function durationOf({ handle, from }: { handle: FileHandle; from: number }): Promise<number | null> {
  const box = await bytes({ handle, at: from, length: 32 })
  if (box.length < 32) return null
  const isWide = box[0] === 1
  const scale = box.readUInt32BE(isWide ? 20 : 12)
  const units = isWide ? Number(box.readBigUInt64BE(24)) : box.readUInt32BE(16)
  return scale === 0 ? null : Math.round((units / scale) * 1_000)
}

async function bytes({ handle, at, length }: { handle: FileHandle; at: number; length: number }): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
