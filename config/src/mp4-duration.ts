/** How long an MP4 film is, from its `moov/mvhd` box; null for anything else. Reads headers only. */
import { open, type FileHandle } from 'node:fs/promises'
import { findBox, readBytes } from './mp4-boxes'

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

async function durationOf({ handle, from }: { handle: FileHandle; from: number }): Promise<number | null> {
  const box = await readBytes({ handle, at: from, length: 32 })
  if (box.length < 32) return null
  const isWide = box[0] === 1
  const scale = box.readUInt32BE(isWide ? 20 : 12)
  const units = isWide ? Number(box.readBigUInt64BE(24)) : box.readUInt32BE(16)
  return scale === 0 ? null : Math.round((units / scale) * 1_000)
}
