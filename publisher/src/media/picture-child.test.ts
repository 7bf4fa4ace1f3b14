/** With the compiled process, as the publisher starts it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { startPictureChild } from './picture-child'
import type { PictureMaker, PictureWish } from './picture-maker'

const program = join(__dirname, '../../dist/media/picture-process.js')
const size = { width: 900, height: 600 }
let dir: string
let maker: PictureMaker
let photo: PictureWish

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hl-child-'))
  const path = join(dir, 'photo')
  await sharp({ create: { ...size, channels: 3, background: '#14594B' } })
    .jpeg()
    .toFile(path)
  photo = {
    kind: 'photo',
    path,
    size,
    files: [
      { width: 360, format: 'avif' },
      { width: 900, format: 'jpg' },
    ],
  }
})
afterEach(() => maker.close())
afterAll(() => rm(dir, { recursive: true }))

it('makes every file that is wished for, and share pictures beside it', async () => {
  maker = startPictureChild({ program })
  const face = { brand: 'Con đường hướng thiện', label: 'Hỏi – Đáp', title: 'Xóa án tích: hỏi ở đâu?', note: 'huongthien.example' }
  const [made, share] = await Promise.all([maker.make(photo), maker.make({ kind: 'share', face })])
  const seen = await Promise.all([...made.files, ...share.files].map((bytes) => sharp(bytes).metadata()))
  expect(seen.map(({ format, width }) => [format, width])).toEqual([
    ['heif', 360],
    ['jpeg', 900],
    ['jpeg', 1200],
  ])
  expect(made.blur).toMatch(/^[0-9a-f]{18}$/)
})

it('says what stands against a file that is no picture, and goes on with the next', async () => {
  maker = startPictureChild({ program })
  const path = join(dir, 'text')
  await writeFile(path, 'Không phải ảnh')
  await expect(maker.make({ kind: 'photo', path, size, files: [] })).rejects.toThrow('unsupported image format')
  expect((await maker.make(photo)).files).toHaveLength(2)
})

it('gives up what takes too long, and begins anew', async () => {
  maker = startPictureChild({ program, longestMs: 1 })
  await expect(maker.make(photo)).rejects.toThrow('ended')
  await maker.close()
  maker = startPictureChild({ program, idleMs: 1 })
  // each of them in a process of its own: the one before had nothing to do any more
  for (const _ of [1, 2]) {
    expect((await maker.make(photo)).files).toHaveLength(2)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
})

it('closed in the middle takes back what it was at, and takes nothing more', async () => {
  maker = startPictureChild({ program })
  const making = maker.make(photo)
  const [outcome] = await Promise.allSettled([making, maker.close()])
  expect(outcome).toMatchObject({ status: 'rejected' })
  await expect(maker.make(photo)).rejects.toThrow('closed')
})
