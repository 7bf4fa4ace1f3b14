import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDuration } from '@hl/config/mp4-duration'
import { blankNotes, filmNotes } from './film-notes'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hl-film-'))
})
afterAll(() => rm(folder, { recursive: true }))

const box = (name: string, ...content: (Buffer | string)[]) => {
  const bytes = Buffer.concat(content.map((part) => Buffer.from(part)))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + bytes.length)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, bytes])
}
const header = Buffer.alloc(100)
header.writeUInt32BE(1_000, 12)
header.writeUInt32BE(9_000, 16)
const track = (handler: string, ...more: Buffer[]) => box('trak', box('mdia', box('hdlr', Buffer.alloc(8), handler)), ...more)

async function filmOf(...boxes: Buffer[]) {
  const file = join(folder, 'film.mp4')
  await writeFile(file, Buffer.concat([box('ftyp', 'isom'), ...boxes]))
  return file
}

it('takes the place, the device and the way it was carried out of a film, and leaves all else where it was', async () => {
  const picture = box('mdat', 'HÌNH VÀ TIẾNG')
  const file = await filmOf(
    box(
      'moov',
      box('mvhd', header),
      track('vide', box('udta', 'MÁY CỦA AN')),
      track('meta', box('stbl', 'ĐƯỜNG ĐI')),
      box('udta', box('©xyz', '+21.0278+105.8342/')),
      box('meta', 'com.apple.quicktime.location'),
    ),
    picture,
    box('uuid', '<x:xmpmeta>NƠI QUAY</x:xmpmeta>'),
  )
  const before = await readFile(file)
  const notes = await filmNotes(file)
  await blankNotes({ file, notes })
  const after = await readFile(file)
  expect(after.toString('utf8')).not.toMatch(/21\.0278|MÁY|ĐƯỜNG|location|NƠI/)
  expect([after.length, after.indexOf(picture)]).toEqual([before.length, before.indexOf(picture)])
  expect(await readDuration(file)).toBe(9_000)
  expect(await filmNotes(file)).toEqual([])
})

it('finds nothing in a film that says nothing, and in what is no film', async () => {
  expect(await filmNotes(await filmOf(box('moov', box('mvhd', header), track('vide'), track('soun'))))).toEqual([])
  const text = join(folder, 'chữ')
  await writeFile(text, 'không phải phim')
  expect(await filmNotes(text)).toEqual([])
})
