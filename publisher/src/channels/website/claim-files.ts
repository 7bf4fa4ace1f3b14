/** What a page shows or hands out below /media/, claimed; what nobody claims any more, named; its share picture, asked for. */
import { join } from 'node:path'
import type { Release } from '@hl/config/release'
import { exists } from './files'
import { frameOf } from './frame-of'
import type { Intention } from './intention'
import { mediaNames } from './media'
import { siteName } from './pages/layout'
import { itemFace, shareName } from './share'
import type { PageChange, SiteEntries } from './site-store'
import type { WebsiteSettings } from './settings'

/**
 * Call in the page's transaction: alone on each name until it commits. @returns the name of its share picture, and what is to
 * be removed once the page does not name it any more
 */
export async function claimFiles(options: {
  page: PageChange
  release: Release
  entries: SiteEntries
  intention: Intention
  settings: Pick<WebsiteSettings, 'siteDir' | 'siteUrl' | 'mode'>
}): Promise<{ share: string; unused: string[] }> {
  const { page, release, entries, intention, settings } = options
  const { siteDir, siteUrl, mode } = settings
  const brand = { name: siteName(frameOf({ site: settings, entries })), siteUrl, mode }
  const face = itemFace({ release, section: entries.get('section', release.section)?.name ?? null, brand })
  const name = shareName(face)
  const names = [...mediaNames(release), name]
  const unused = await claimInstead({ page, names, intention })
  if (!(await exists(join(siteDir, 'media', name)))) await page.wantShare({ name, face })
  return { share: name, unused }
}

/** Also of what a publish that was cut off had placed without a claim. @returns files no page uses any more */
export async function claimInstead(options: {
  page: PageChange
  names: readonly string[]
  intention: Intention | null
}): Promise<string[]> {
  const { page, names, intention } = options
  const isMore = intention?.files.some((file) => !names.includes(file)) ?? false
  const dropped = isMore ? await page.claimMedia([...names, ...(intention?.files ?? [])]) : []
  return [...dropped, ...(await page.claimMedia(names))]
}
