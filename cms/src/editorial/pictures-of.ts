/** The pictures an Item shows: its cover, then those in its text, each once. What an album on the Page is made of. */
import type { Media } from '@hl/config/release'
import { imageHashes } from './blocks'
import type { Draft } from './draft'
import { toMedia } from './stored-media'

export function picturesOf(draft: Pick<Draft, 'cover' | 'body' | 'images'>): Media[] {
  const cover = draft.cover ? toMedia(draft.cover) : null
  const inText = imageHashes(draft.body).map((hash) => draft.images.get(hash))
  const all = [cover, ...inText].filter((media) => media !== null && media !== undefined)
  return [...new Map(all.map((media) => [media.sha256, media])).values()]
}
