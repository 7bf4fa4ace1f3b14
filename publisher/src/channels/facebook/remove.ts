/** Takes everything of ours down: each receipt, the pictures of a post, and what was uploaded and never shown. */
import type { DeliveryContext } from '../channel'
import type { FacebookDeps } from './client'
import { readPhotos } from './photo-upload'
import { COMMENT, photoIdsIn } from './receipts'
import { dropReel, readReel } from './reel-upload'
import { deleteOne } from './remove-one'
import { cancelUpload, readUpload } from './upload'

export async function removeAll({ deps, ctx }: { deps: FacebookDeps; ctx: DeliveryContext }): Promise<void> {
  const { receipts, progress } = ctx
  // a comment goes with what it stands under; alone it is left only when that is gone already
  const things = receipts.filter(({ key }) => key !== COMMENT)
  for (const { externalId } of things.length > 0 ? things : receipts) await deleteOne({ deps, id: externalId, ctx })
  const photoIds = [...things.flatMap(photoIdsIn), ...readPhotos(progress).map(({ id }) => id)]
  for (const id of new Set(photoIds)) await deleteOne({ deps, id, ctx })
  const reel = readReel(progress)
  if (reel && !receipts.some(({ externalId }) => externalId === reel.videoId)) await dropReel({ deps, upload: reel, ctx })
  const upload = readUpload(progress)
  if (upload && !upload.isLost && !receipts.some(({ externalId }) => externalId === upload.videoId))
    await cancelUpload({ deps, upload, ctx })
}
