/** Files on their way from the library to readers: a picture of a newer kind in a text, the file of a legal document. */
import sharp from 'sharp'
import { z } from 'zod'
import type { AdminApi } from '../admin-api'
import { createEntry } from '../seed/content-manager'
import { openDesk } from './desk'
import { sharedAddresses } from './shared'
import { apiOf } from './sign-in'
import { until } from './started-system'

jest.setTimeout(120_000)

const addresses = sharedAddresses()
const DOCUMENT = 'api::legal-document.legal-document'
const fileSchema = z.looseObject({ id: z.number() })
let editor: AdminApi

beforeAll(async () => {
  editor = await apiOf({ addresses, who: 'editor' })
})

async function upload({ bytes, type, name }: { bytes: Uint8Array<ArrayBuffer>; type: string; name: string }) {
  const form = new FormData()
  form.append('files', new Blob([bytes], { type }), name)
  form.append('fileInfo', JSON.stringify({ name, alternativeText: 'Tranh minh họa', caption: null, folder: null }))
  const [file] = z.array(fileSchema).parse(await editor.call({ method: 'POST', path: '/upload', body: form }))
  if (!file) throw new Error(`The cms named no file for ${name}`)
  return file
}

async function tinyPicture(): Promise<Uint8Array<ArrayBuffer>> {
  const create = { width: 64, height: 36, channels: 3 as const, background: '#A34B12' }
  return new Uint8Array(await sharp({ create }).avif().toBuffer())
}

test('a picture in AVIF goes into a text', async () => {
  const { write, change } = await openDesk(addresses)
  const picture = await upload({ bytes: await tinyPicture(), type: 'image/avif', name: 'anh.avif' })
  expect(picture).toMatchObject({ width: 64, height: 36 })
  const documentId = await write({ title: 'Ảnh kiểu mới', text: 'Một đoạn.' })
  const body = [{ type: 'image', image: picture, children: [{ type: 'text', text: '' }] }]
  await change({ documentId, fields: { body } })
})

test('a legal document hands out its PDF until it is taken off, and takes no other file', async () => {
  const path = `/content-manager/collection-types/${DOCUMENT}`
  const pdf = await upload({ bytes: new TextEncoder().encode('%PDF-1.4\n%%EOF\n'), type: 'application/pdf', name: 'luat.pdf' })
  const documentId = await createEntry({ api: editor, uid: DOCUMENT, data: { number: '7/2026/TEST', title: 'Luật thử', file: pdf.id } })
  const page = async () => (await fetch(`${addresses.site}/van-ban/7-2026-test/`)).text()
  const address = await until({
    what: 'the file on its page',
    withinMs: 20_000,
    ask: async () => /href="(\/media\/[0-9a-f]{64}\.pdf)" download="7-2026-test\.pdf"/.exec(await page())?.[1] ?? false,
  })
  const status = async () => (await fetch(addresses.site + address)).status
  expect(await status()).toBe(200)

  const picture = await upload({ bytes: await tinyPicture(), type: 'image/avif', name: 'luat.avif' })
  const change = (file: number | null) => editor.call({ method: 'PUT', path: `${path}/${documentId}`, body: { file } })
  await expect(change(picture.id)).rejects.toThrow('không phải PDF hay Word')
  await change(null)
  await until({ what: 'the file to go', withinMs: 20_000, ask: async () => (await status()) === 404 })
  expect(await page()).not.toContain('Tải văn bản')
})
