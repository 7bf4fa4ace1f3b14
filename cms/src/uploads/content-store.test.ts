import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sha256 } from '@hl/config/canonical'
import { mediaPath } from '@hl/config/media-store'
import { storeStream } from './content-store'

let mediaDir: string
beforeEach(() => {
  mediaDir = mkdtempSync(join(tmpdir(), 'hl-media-'))
})
afterEach(() => rmSync(mediaDir, { recursive: true, force: true }))

test('a file is named by its bytes, which lie where the publisher looks', async () => {
  const stored = await storeStream(mediaDir, Readable.from([Buffer.from('một '), Buffer.from('hai')]))
  expect(stored).toEqual({ sha256: sha256('một hai'), size: Buffer.byteLength('một hai'), path: mediaPath(mediaDir, sha256('một hai')) })
  expect(readFileSync(stored.path, 'utf8')).toBe('một hai')
})

test('the same bytes twice are one file', async () => {
  const first = await storeStream(mediaDir, Readable.from([Buffer.from('x')]))
  expect(await storeStream(mediaDir, Readable.from([Buffer.from('x')]))).toEqual(first)
})

test('an upload that breaks off leaves nothing behind', async () => {
  const broken = Readable.from(
    (function* () {
      yield Buffer.from('half')
      throw new Error('connection lost')
    })(),
  )
  await expect(storeStream(mediaDir, broken)).rejects.toThrow('connection lost')
  expect(readdirSync(mediaDir)).toEqual(['.incoming'])
  expect(readdirSync(join(mediaDir, '.incoming'))).toEqual([])
})
