/**
 * Pictures before their post: each uploaded once and unseen (`published=false`), its id kept before the next, so that a crash
 * uploads none of them again. What was uploaded and is not wanted any more is deleted.
 */
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { DeliveryContext, Json, StepSpec } from '../channel'
import { ItemRejected } from '../errors'
import { toJpeg } from '../../media/jpeg'
import type { FacebookDeps } from './client'
import { assertStored } from './missing-file'
import { deleteOne } from './remove-one'
import type { Picture } from './render'
import { DEADLINES } from './settings'
import { isThere } from './still-there'

const progressSchema = z.object({
  kind: z.literal('photos'),
  uploads: z.array(z.object({ id: z.string().min(1), sha256: z.string(), alt: z.string() })),
})
type Upload = z.infer<typeof progressSchema>['uploads'][number]
const uploadedSchema = z.looseObject({ id: z.string().min(1) })

/** Within every limit Facebook has named: 10 MB, 4 MB in the words of error 1366046; larger pictures it makes smaller itself. */
const LARGEST = { width: 2048, height: 2048, maxBytes: 4 * 1024 * 1024 }

type Work = { deps: FacebookDeps; ctx: DeliveryContext }

export function readPhotos(progress: Json): readonly Upload[] {
  return progressSchema.safeParse(progress).data?.uploads ?? []
}

/** @returns the ids on Facebook, in the order of the pictures */
export async function uploadPhotos({ deps, pictures, ctx }: Work & { pictures: readonly Picture[] }): Promise<string[]> {
  for (const picture of pictures) await assertStored({ ctx, file: picture, what: 'ảnh' })
  let uploads = await keepWanted({ deps, pictures, ctx })
  for (const picture of pictures) {
    if (uploads.some((upload) => isOf({ upload, picture }))) continue
    const id = await uploadPhoto({ deps, picture, ctx })
    uploads = [...uploads, { id, sha256: picture.sha256, alt: picture.alt }]
    await ctx.saveProgress({ kind: 'photos', uploads }, uploads.length / pictures.length)
  }
  return pictures.flatMap((picture) => uploads.find((upload) => isOf({ upload, picture }))?.id ?? [])
}

/** What an earlier try left: how long Facebook keeps a picture that hangs on nothing is not told, so each is asked for. */
async function keepWanted({ deps, pictures, ctx }: Work & { pictures: readonly Picture[] }): Promise<Upload[]> {
  const left = readPhotos(ctx.progress)
  const kept: Upload[] = []
  for (const upload of left) {
    const isWanted = pictures.some((picture) => isOf({ upload, picture }))
    if (!isWanted) await deleteOne({ deps, id: upload.id, ctx })
    else if (await isThere({ deps, id: upload.id, ctx })) kept.push(upload)
  }
  if (kept.length < left.length) await ctx.saveProgress({ kind: 'photos', uploads: kept })
  return kept
}

async function uploadPhoto({ deps, picture, ctx }: Work & { picture: Picture }): Promise<string> {
  const { client, settings } = deps
  const { sha256, alt } = picture
  const bytes = await jpegOf({ picture, ctx })
  const spec: StepSpec = {
    name: 'photo',
    effect: 'repeatable',
    deadlineMs: DEADLINES.upload,
    request: { page: settings.pageId, sha256, alt, size: bytes.length },
  }
  const { id } = await ctx.step(spec, async (signal) => {
    const answer = await client.demand({
      method: 'POST',
      path: `${settings.pageId}/photos`,
      params: { published: 'false', ...(alt === '' ? {} : { alt_text_custom: alt }) },
      file: {
        field: 'source',
        filename: `${sha256.slice(0, 12)}.jpg`,
        mime: 'image/jpeg',
        size: bytes.length,
        open: () => Readable.from([bytes]),
      },
      schema: uploadedSchema,
      effect: 'repeatable',
      signal,
      ctx,
    })
    return { answer: { id: answer.id } }
  })
  return id
}

async function jpegOf({ picture, ctx }: { picture: Picture; ctx: DeliveryContext }): Promise<Buffer> {
  try {
    return await toJpeg({ path: ctx.media.path(picture.sha256), ...LARGEST, fit: 'inside' })
  } catch (cause) {
    throw new ItemRejected({
      code: 'facebook.picture-unreadable',
      message: 'Không đọc được một ảnh của bài nên không gửi lên Facebook được.',
      help: 'Biên tập viên mở từng ảnh trong bài, thay ảnh hỏng bằng tệp JPEG hoặc PNG khác rồi trình lại.',
      who: 'editor',
      cause,
    })
  }
}

function isOf({ upload, picture }: { upload: Upload; picture: Picture }): boolean {
  return upload.sha256 === picture.sha256 && upload.alt === picture.alt
}
