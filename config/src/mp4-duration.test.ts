import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDuration } from './mp4-duration'

function box(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + content.length)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, content])
}

function header({ scale, units }: { scale: number; units: number }): Buffer {
  const content = Buffer.alloc(100)
  content.writeUInt32BE(scale, 12)
  content.writeUInt32BE(units, 16)
  return box('mvhd', content)
}

test('the duration is read from the header box, wherever it lies, and is unknown for anything else', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'hl-mp4-'))
  const file = join(dir, 'film')
  const read = async (bytes: Buffer) => {
    await writeFile(file, bytes)
    return readDuration(file)
  }
  const moov = box('moov', header({ scale: 1_000, units: 253_400 }))
  expect(await read(Buffer.concat([box('ftyp', Buffer.alloc(8)), moov, box('mdat', Buffer.alloc(50))]))).toBe(253_400)
  expect(await read(Buffer.concat([box('ftyp', Buffer.alloc(8)), box('mdat', Buffer.alloc(5_000)), moov]))).toBe(253_400)
  expect(await read(Buffer.alloc(5_000))).toBeNull()
  expect(await read(Buffer.from('chữ'))).toBeNull()
  await rm(dir, { recursive: true })
})
