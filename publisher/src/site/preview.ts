/**
 * The page of an Item as it would be, rendered by the same code as the site's own, and written nowhere. Its pictures are
 * not public yet: they are fetched from `mediaBase`, which the caller guards.
 */
import type { Pool } from 'pg'
import type { Release } from '@hl/config/release'
import { frameOf } from '../channels/website/frame-of'
import { refsOf } from '../channels/website/item-page'
import { sectionList } from '../channels/website/lists'
import { imagesOf } from '../channels/website/media'
import { itemPage } from '../channels/website/pages/item'
import { createReader } from './read-site'

const RELATED = 4
/** Until a picture is placed nobody knows the size it will be shown at; the cover's shape is a fair guess. */
const GUESS = { width: 1280, height: 720 }
const NOT_MADE = { blur: null, recipe: null }

export async function previewPage(options: {
  pool: Pool
  release: Release
  siteUrl: string
  mode: 'real' | 'sandbox'
  /** address without a slash at the end; below it the names of /media/ are asked for */
  mediaBase: string
}): Promise<string> {
  const { pool, release, siteUrl, mode, mediaBase } = options
  const reader = createReader(pool)
  const [entries, newest] = await Promise.all([
    reader.entries(refsOf(release)),
    reader.newest({ list: sectionList(release.section), limit: RELATED + 1 }),
  ])
  const html = itemPage({
    frame: frameOf({ site: { siteUrl, mode }, entries }),
    release,
    entries,
    images: new Map(
      imagesOf(release).map(({ sha256, width, height }) => [sha256, { ...(width && height ? { width, height } : GUESS), ...NOT_MADE }]),
    ),
    share: null,
    related: newest.filter((card) => card.documentId !== release.documentId).slice(0, RELATED),
    youtube: null,
    revisedAt: null,
    filmMs: null,
  })
  return withoutScript(html)
    .replaceAll(/(["\s,])\/media\//g, `$1${mediaBase}/`)
    .replaceAll(/(["\s,])\/assets\//g, `$1${siteUrl}/assets/`)
}

/** The page is shown in a frame that runs none; the site works without. */
function withoutScript(html: string): string {
  return html.replaceAll(/<script src="[^"]*"[^>]*><\/script>/g, '')
}
