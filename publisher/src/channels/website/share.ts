/**
 * The share picture of a page: what it says, and the name it has by that. An item's lies below /media/ and is claimed, made and
 * removed like its pictures (docs/decisions/0025); the site's own, for every other page, lies below /assets/. Pure.
 */
import { canonicalJson, sha256 } from '@hl/config/canonical'
import type { Release } from '@hl/config/release'
import type { ShareFace } from '../../media/share-picture'
import { SHARE_SIZE } from '../../media/share-size'
import { RECIPE } from './pictures'

export interface ShareImage {
  /** public address */
  path: string
  width: number
  height: number
  alt: string
}

interface Brand {
  name: string
  siteUrl: string
  mode: 'real' | 'sandbox'
}

const KINDS = { article: null, video: 'Video', faq: 'Hỏi – Đáp' } as const

/** @param section its name, null when it is not known */
export function itemFace({ release, section, brand }: { release: Release; section: string | null; brand: Brand }): ShareFace {
  const kind = KINDS[release.type]
  const label = [kind, section === kind ? null : section].filter(Boolean).join(' · ')
  return { brand: brand.name, label: label || null, title: release.title, note: noteOf(brand) }
}

export function siteFace({ brand, tagline }: { brand: Brand; tagline: string | null }): ShareFace {
  const title = tagline ?? 'Hướng dẫn, giải đáp và những câu chuyện cho người trở về với cộng đồng.'
  return { brand: brand.name, label: null, title, note: noteOf(brand) }
}

/** As the page claims it: another title is another picture. */
export function shareName(face: ShareFace): string {
  return `share-${sha256(canonicalJson({ recipe: RECIPE, ...face })).slice(0, 40)}.jpg`
}

export function shareImage(picture: { path: string; alt: string }): ShareImage {
  return { ...picture, ...SHARE_SIZE }
}

function noteOf({ siteUrl, mode }: Brand): string {
  return mode === 'sandbox' ? 'Môi trường thử: không phải thông tin chính thức' : new URL(siteUrl).host
}
