/** Files that the administrator puts into the library. */
import sharp from 'sharp'
import type { Desk } from './desk'

export function picture(colour: string): Promise<Buffer> {
  return sharp({ create: { width: 600, height: 400, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
}

/** @param input.replaces the id of the file whose bytes these become */
export async function upload(input: { desk: Desk; bytes: Buffer; name: string; mime: string; replaces?: number }) {
  const form = new FormData()
  form.append('files', new Blob([new Uint8Array(input.bytes)], { type: input.mime }), input.name)
  form.append('fileInfo', JSON.stringify({ name: input.name, alternativeText: 'Con đường', caption: null, folder: null }))
  const answer = await input.desk.admin.call('POST', input.replaces ? `/upload?id=${input.replaces}` : '/upload', form)
  return input.replaces ? answer.body : answer.body[0]
}
