import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sha256 } from '@hl/config/canonical'
import { mediaPath } from '@hl/config/media-store'
import { factsOf, factsPath, knownFacts } from './facts-store'

let mediaDir: string
beforeEach(() => {
  mediaDir = mkdtempSync(join(tmpdir(), 'hl-facts-'))
})
afterEach(() => rmSync(mediaDir, { recursive: true, force: true }))

async function put(content: string) {
  const hash = sha256(content)
  const path = mediaPath(mediaDir, hash)
  await mkdir(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return { sha256: hash, mime: 'text/vtt' }
}

test('a file is read once, however often and at once it is asked for, and never again', async () => {
  const file = await put('Tài liệu nội bộ')
  const [first, second] = await Promise.all([factsOf({ mediaDir, file }), factsOf({ mediaDir, file })])
  expect(first).toBe(second)
  rmSync(mediaPath(mediaDir, file.sha256))
  expect(await factsOf({ mediaDir, file })).toEqual(first)
})

test('what is kept holds no text of the document beyond the mark', async () => {
  const file = await put(`Phiếu đồng ý của một người${' '.repeat(60)}`)
  await factsOf({ mediaDir, file })
  expect(readFileSync(factsPath({ mediaDir, sha256: file.sha256 }), 'utf8')).not.toContain('Phiếu')
})

test('facts that are half written, or of another type, are read anew', async () => {
  const file = await put('Xin chào')
  const path = factsPath({ mediaDir, sha256: file.sha256 })
  await factsOf({ mediaDir, file })
  writeFileSync(path, '{"v":1,')
  expect(await factsOf({ mediaDir, file })).toMatchObject({ kind: 'document' })
  expect(await factsOf({ mediaDir, file: { ...file, mime: 'image/png' } })).toMatchObject({ kind: 'broken' })
})

test('a file that is not in the store is an error and leaves nothing behind', async () => {
  const file = { sha256: sha256('nothing'), mime: 'text/vtt' }
  await expect(factsOf({ mediaDir, file })).rejects.toMatchObject({ code: 'ENOENT' })
  expect(existsSync(factsPath({ mediaDir, sha256: file.sha256 }))).toBe(false)
})

test('nobody is kept waiting: what was not looked at yet is pending, and known a moment later', async () => {
  const file = await put('Xin chào')
  expect(await knownFacts({ mediaDir, file, waitMs: 0 })).toBe('pending')
  const facts = await factsOf({ mediaDir, file })
  expect(await knownFacts({ mediaDir, file, waitMs: 0 })).toEqual(facts)
})

test('what cannot be looked at is said to be so, and not pending for ever', async () => {
  const file = { sha256: sha256('missing'), mime: 'text/vtt' }
  expect(await knownFacts({ mediaDir, file, waitMs: 5_000 })).toBe('unreadable')
  expect(await knownFacts({ mediaDir, file, waitMs: 0 })).toBe('unreadable')
  const come = await put('missing')
  expect(await knownFacts({ mediaDir, file: come, waitMs: 5_000 })).toMatchObject({ kind: 'document' })
})
