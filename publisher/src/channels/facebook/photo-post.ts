/** One post that shows pictures: they are uploaded unseen (photo-upload.ts), then one call makes them visible together. */
import type { DeliveryContext, ReceiptDraft, StepSpec } from '../channel'
import type { FacebookDeps } from './client'
import { postReceipt, postSchema } from './objects'
import { uploadPhotos } from './photo-upload'
import type { PhotoPost } from './render'
import { DEADLINES } from './settings'

/** A single picture goes the same way: so its id, too, is known before anything can be seen. */
export async function createPhotoPost({
  deps,
  rendition,
  ctx,
}: {
  deps: FacebookDeps
  rendition: PhotoPost
  ctx: DeliveryContext
}): Promise<ReceiptDraft> {
  const { client, settings } = deps
  const { message, pictures } = rendition
  const photoIds = await uploadPhotos({ deps, pictures, ctx })
  const spec: StepSpec = {
    name: 'post',
    effect: 'create',
    exclusive: true,
    deadlineMs: DEADLINES.create,
    request: { page: settings.pageId, message, photoIds },
  }
  const data = { form: 'photos', photoIds }
  const { id, url } = await ctx.step(spec, async (signal) => {
    const post = await client.demand({
      method: 'POST',
      path: `${settings.pageId}/feed`,
      params: {
        message,
        attached_media: JSON.stringify(photoIds.map((photoId) => ({ media_fbid: photoId }))),
        fields: 'id,permalink_url,created_time,is_published',
      },
      schema: postSchema,
      effect: 'create',
      signal,
      ctx,
    })
    const receipt = { ...postReceipt({ post, deps }), data }
    return { answer: { id: receipt.externalId, url: receipt.url }, receipts: [receipt] }
  })
  return { key: 'post', externalId: id, url, data }
}
