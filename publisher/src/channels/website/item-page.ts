/** One item's page: renders it, writes the file. Used by the delivery, by re-renderings and by rebuild. */
import type { Release } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import { writeText } from './files'
import { frameOf, type SiteOwn } from './frame-of'
import { itemPage } from './pages/item'
import type { ItemView } from './pages/item-view'

/** @param options.entries those named by `refsOf` @returns SHA-256 of the file written */
export function writeItemPage(options: Omit<ItemView, 'frame'> & { site: SiteOwn; siteDir: string }): Promise<string> {
  const { site, siteDir, ...shown } = options
  const body = itemPage({ ...shown, frame: frameOf({ site, entries: shown.entries }) })
  return writeText({ siteDir, path: itemPath(shown.release), body })
}

/** documentIds of every site entry whose name is on the page. */
export function refsOf(release: Release): string[] {
  const refs = [release.section, release.unit, ...release.tags, ...release.authors, ...release.legalDocuments]
  return [...new Set(refs.filter((ref) => ref !== null))]
}
