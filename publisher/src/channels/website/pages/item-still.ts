/** The one picture that stands for an item where it cannot be one of many: posters, search engines. */
import { mediaUrl } from '../media'
import { firstFile, type PictureFile, type PlacedPicture, stillOf } from '../pictures'
import type { ItemView } from './item-view'

type Pictured = Pick<ItemView, 'release' | 'images' | 'share'>

/** @returns the address of the cover, else of the picture of the title; null while there is neither */
export function itemStill(view: Pictured): string | null {
  return addressOf({ view, fileOf: stillOf })
}

/** As wide as the column it stands in: a reader on slow data waits for it before the film. */
export function itemPoster(view: Pictured): string | null {
  return addressOf({ view, fileOf: firstFile })
}

function addressOf({ view, fileOf }: { view: Pictured; fileOf: (picture: PlacedPicture) => PictureFile }): string | null {
  const { release, images, share } = view
  const { cover } = release
  const size = cover && images.get(cover.sha256)
  const name = cover && size ? fileOf({ sha256: cover.sha256, size }).name : share
  return name === null ? null : mediaUrl(name)
}
