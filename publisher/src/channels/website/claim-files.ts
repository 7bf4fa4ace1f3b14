/** What a page shows or hands out below /media/, claimed; what nobody claims any more, removed; its share picture, asked for. */
import { join } from 'node:path'
import type { Release } from '@hl/config/release'
import { exists } from './files'
import { frameOf } from './frame-of'
import { mediaNames, removeMedia } from './media'
import { siteName } from './pages/layout'
import { itemFace, shareName } from './share'
import type { PageChange } from './site-store'
import type { WebsiteSettings } from './settings'

/** Call in the page's transaction: alone on each name until it commits. @returns the name of its share picture */
export async function claimFiles(options: {
  page: PageChange
  release: Release
  settings: Pick<WebsiteSettings, 'siteDir' | 'siteUrl' | 'mode'>
}): Promise<string> {
  const { page, release, settings } = options
  const { siteDir, siteUrl, mode } = settings
  const entries = await page.entries([release.section])
  const brand = { name: siteName(frameOf({ site: settings, entries })), siteUrl, mode }
  const face = itemFace({ release, section: entries.get('section', release.section)?.name ?? null, brand })
  const name = shareName(face)
  await removeMedia({ siteDir, names: await page.claimMedia([...mediaNames(release), name]) })
  if (!(await exists(join(siteDir, 'media', name)))) await page.wantShare({ name, face })
  return name
}
