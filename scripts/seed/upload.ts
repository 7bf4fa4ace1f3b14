/** Pictures and films into the media library, each file once. */
import { openAsBlob } from 'node:fs'
import { extname, join } from 'node:path'
import { z } from 'zod'
import type { AdminApi } from '../admin-api'
import { MEDIA_FOLDER } from './sample'

const filesSchema = z.object({ results: z.array(z.object({ id: z.number() })) })
const uploadedSchema = z.array(z.object({ id: z.number() }))

const TYPES: Readonly<Record<string, string>> = { '.mp4': 'video/mp4', '.vtt': 'text/vtt' }

export interface Upload {
  fileName: string
  alternativeText: string
}

/** @returns the id of the file in the library */
export async function uploadOnce({ api, upload: { fileName, alternativeText } }: { api: AdminApi; upload: Upload }): Promise<number> {
  const name = `mẫu ${fileName}`.normalize('NFC')
  const query = new URLSearchParams({ page: '1', pageSize: '1', 'filters[$and][0][name][$eq]': name })
  const found = filesSchema.parse(await api.call({ method: 'GET', path: `/upload/files?${query}` })).results[0]
  if (found) return found.id
  const type = TYPES[extname(fileName)] ?? 'image/jpeg'
  const form = new FormData()
  form.append('files', await openAsBlob(join(MEDIA_FOLDER, fileName), { type }), fileName)
  form.append('fileInfo', JSON.stringify({ name, alternativeText, caption: null, folder: null }))
  const uploaded = uploadedSchema.parse(await api.call({ method: 'POST', path: '/upload', body: form }))[0]
  if (!uploaded) throw new Error(`The cms accepted ${fileName} but named no file`)
  return uploaded.id
}

/** @returns the row of the picture, as a text keeps it */
export async function pictureOnce(input: { api: AdminApi; upload: Upload }): Promise<object> {
  const id = await uploadOnce(input)
  return z.looseObject({ hash: z.string() }).parse(await input.api.call({ method: 'GET', path: `/upload/files/${id}` }))
}
