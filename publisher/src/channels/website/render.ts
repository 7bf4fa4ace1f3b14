/** What will be on the page, as plain data: the preview, and what the audit keeps. The page's frame is not in it. */
import { plainText, type Release } from '@hl/config/release'
import { releaseHash } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import type { Receipt } from '../channel'
import type { YouTubeEmbed } from './site-store'

export type WebsiteRendition = {
  readonly documentId: string
  readonly releaseHash: string
  readonly path: string
  readonly url: string
  readonly type: string
  readonly title: string
  readonly summary: string
  readonly text: string
  readonly coverSha256: string | null
  readonly videoSha256: string | null
  /** The film on YouTube, once its receipt is live; null shows our own file alone. */
  readonly youtubeVideoId: string | null
  readonly youtubeVideoUrl: string | null
}

export function renderRelease(options: { release: Release; receipts: readonly Receipt[]; siteUrl: string }): WebsiteRendition {
  const { release, siteUrl } = options
  const path = itemPath(release)
  const film = options.receipts.find(
    (receipt) => receipt.channel === 'youtube' && receipt.key === 'video' && receipt.status === 'live' && receipt.url !== null,
  )
  return {
    documentId: release.documentId,
    releaseHash: releaseHash(release),
    path,
    url: siteUrl + path,
    type: release.type,
    title: release.title,
    summary: release.summary,
    text: plainText(release.body),
    coverSha256: release.cover?.sha256 ?? null,
    videoSha256: release.video?.sha256 ?? null,
    youtubeVideoId: film?.externalId ?? null,
    youtubeVideoUrl: film?.url ?? null,
  }
}

export function embedOf(rendition: WebsiteRendition): YouTubeEmbed | null {
  return rendition.youtubeVideoId && rendition.youtubeVideoUrl
    ? { videoId: rendition.youtubeVideoId, url: rendition.youtubeVideoUrl }
    : null
}
