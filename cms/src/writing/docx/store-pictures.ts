/** Pictures of a Word file into the library, as the person who imports it: private like every upload, and approved by nobody yet. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '@strapi/strapi'
import { z } from 'zod'
import type { StoredPicture } from '../html/conversion'
import type { DocxPicture } from './docx-pictures'

export interface Stored {
  /** by what stands in the HTML for them */
  images: ReadonlyMap<string, StoredPicture>
  /** why some were not */
  lost: string[]
}

interface Storing {
  strapi: Core.Strapi
  /** as the panel's sign-in left them */
  state: { user?: unknown; userAbility?: unknown }
  /** of the Word file, without its ending */
  documentName: string
  pictures: readonly DocxPicture[]
}

/** What an image block of Strapi's carries; with anything less Strapi refuses the save. */
const imageSchema = z.object({
  id: z.number(),
  name: z.string(),
  alternativeText: z.string().nullable(),
  caption: z.string().nullable(),
  url: z.string(),
  width: z.number(),
  height: z.number(),
  formats: z.record(z.string(), z.unknown()).nullable(),
  hash: z.string(),
  ext: z.string(),
  mime: z.string(),
  size: z.number(),
  previewUrl: z.string().nullable(),
  provider: z.string(),
  provider_metadata: z.unknown(),
  createdAt: z.union([z.string(), z.date()]),
  updatedAt: z.union([z.string(), z.date()]),
})
const rowsSchema = z.tuple([z.looseObject({ id: z.number() })])

const ENDINGS: Readonly<Record<DocxPicture['mime'], string>> = { 'image/jpeg': '.jpg', 'image/png': '.png', 'image/gif': '.gif' }

export async function storePictures(input: Storing): Promise<Stored> {
  const { strapi, state, pictures } = input
  if (pictures.length === 0) return { images: new Map(), lost: [] }
  if (!mayUpload({ strapi, ability: state.userAbility })) return { images: new Map(), lost: ['bạn không có quyền tải tệp lên'] }
  const folder = await mkdtemp(join(tmpdir(), 'hl-docx-'))
  const images = new Map<string, StoredPicture>()
  const storedIds: number[] = []
  let broken = 0
  try {
    for (const [index, picture] of pictures.entries()) {
      const row = await storeOne({ ...input, picture, number: index + 1, folder })
      if (row) {
        storedIds.push(row.id)
        images.set(picture.src, imageSchema.parse(await strapi.plugin('upload').service('file').signFileUrls(row)))
      } else broken += 1
    }
  } catch (error) {
    // the person is told that nothing came in, so nothing may stay
    for (const id of storedIds) await removeOne({ strapi, id })
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return { images, lost: broken > 0 ? ['ảnh hỏng'] : [] }
}

function mayUpload({ strapi, ability }: { strapi: Core.Strapi; ability: unknown }): boolean {
  const asked = { ability, action: 'plugin::upload.assets.create', model: 'plugin::upload.file' }
  return z.boolean().parse(strapi.service('admin::permission').createPermissionsManager(asked).isAllowed)
}

/** @returns null for bytes that are no picture */
async function storeOne(input: Storing & { picture: DocxPicture; number: number; folder: string }) {
  const { strapi, state, documentName, picture, number, folder } = input
  const ending = ENDINGS[picture.mime]
  const filepath = join(folder, `${number}${ending}`)
  await writeFile(filepath, picture.bytes)
  const file = { filepath, originalFilename: `word-${number}${ending}`, mimetype: picture.mime, size: picture.bytes.length }
  const fileInfo = { name: `${documentName}, ảnh ${number}${ending}`, alternativeText: picture.alt || null, caption: null, folder: null }
  try {
    const rows: unknown = await strapi
      .plugin('upload')
      .service('upload')
      .upload({ data: { fileInfo: [fileInfo] }, files: [file] }, { user: state.user })
    return rowsSchema.parse(rows)[0]
  } catch (error) {
    if (error instanceof Error && error.name === 'ApplicationError') return null // how Strapi says that it is no picture
    throw error
  }
}

async function removeOne({ strapi, id }: { strapi: Core.Strapi; id: number }): Promise<void> {
  const file: unknown = await strapi.db.query('plugin::upload.file').findOne({ where: { id } })
  await strapi.plugin('upload').service('upload').remove(file)
}
