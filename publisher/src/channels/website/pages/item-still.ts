/** The one picture that stands for an item where it cannot be one of many: posters, search engines. */
import { mediaUrl } from '../media'
import { stillOf } from '../pictures'
import type { ItemView } from './item-view'

/** @returns the address of the cover, else of the picture of the title; null while there is neither */
export function itemStill({ release: { cover }, images, share }: Pick<ItemView, 'release' | 'images' | 'share'>): string | null {
  const size = cover && images.get(cover.sha256)
  const name = cover && size ? stillOf({ sha256: cover.sha256, size }).name : share
  return name === null ? null : mediaUrl(name)
}
