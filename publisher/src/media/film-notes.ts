/**
 * What a phone notes in a film beside picture and sound: the place it was made at, the device, its owner's name, where it was
 * moved meanwhile. Readers get the film without. Not for WebM, in which phones note nothing.
 */
import { open, type FileHandle } from 'node:fs/promises'
import { type Box, boxesIn, findBox, readBytes, type Span } from '@hl/config/mp4-boxes'

/** User data, tags, XMP; in Apple's films and Android's, in the whole film and in each track. */
const NOTES = new Set(['udta', 'meta', 'uuid'])

/** @returns the boxes that hold notes; none for what is no MP4 */
export async function filmNotes(file: string): Promise<Box[]> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    return await notesIn({ handle, from: 0, to: size })
  } finally {
    await handle.close()
  }
}

/** As free space of the same size: nothing else of the film moves. */
export async function blankNotes({ file, notes }: { file: string; notes: readonly Box[] }): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    for (const { at, from, to } of notes) {
      await handle.write('free', at + 4, 'latin1')
      await handle.write(Buffer.alloc(to - from), 0, to - from, from)
    }
  } finally {
    await handle.close()
  }
}

async function notesIn({ handle, from, to }: { handle: FileHandle } & Span): Promise<Box[]> {
  const notes: Box[] = []
  for await (const box of boxesIn({ handle, from, to })) {
    if (NOTES.has(box.name) || (box.name === 'trak' && (await isOfNotes({ handle, track: box })))) notes.push(box)
    else if (box.name === 'moov' || box.name === 'trak') notes.push(...(await notesIn({ handle, from: box.from, to: box.to })))
  }
  return notes
}

/** A track that is neither picture nor sound nor text: cameras write the way they were carried into one. */
async function isOfNotes({ handle, track }: { handle: FileHandle; track: Box }): Promise<boolean> {
  const media = await findBox({ handle, name: 'mdia', from: track.from, to: track.to })
  const handler = media && (await findBox({ handle, name: 'hdlr', from: media.from, to: media.to }))
  return handler !== null && (await readBytes({ handle, at: handler.from + 8, length: 4 })).toString('latin1') === 'meta'
}
