/** Everything the page of an item shows. */
import type { Release } from '@hl/config/release'
import type { Card, ImageSizes, SiteEntries, YouTubeEmbed } from '../site-store'
import type { SiteFrame } from './layout'

export interface ItemView {
  frame: SiteFrame
  release: Release
  entries: SiteEntries
  images: ImageSizes
  /** file below /media/; null shows the site's own where the page is shared */
  share: string | null
  related: readonly Card[]
  youtube: YouTubeEmbed | null
  revisedAt: Date | null
  filmMs: number | null
}
