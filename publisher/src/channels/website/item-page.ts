/** One item's page: gathers what it shows, renders it, writes the file. Used by the delivery, by re-renderings and by rebuild. */
import type { Release } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import { writeText } from './files'
import { frameOf, type SiteOwn } from './frame-of'
import { itemPage } from './pages/item'
import type { ItemView } from './pages/item-view'
import type { SiteReader } from './site-store'

/** @returns SHA-256 of the file written */
export async function writeItemPage(
  options: Omit<ItemView, 'frame' | 'entries' | 'related'> & {
    reader: SiteReader
    related: readonly string[]
    site: SiteOwn
    siteDir: string
  },
): Promise<string> {
  const { release, reader } = options
  const entries = await reader.entries(refsOf(release))
  const frame = frameOf({ site: options.site, entries })
  const body = itemPage({ ...options, frame, entries, related: await reader.cards(options.related) })
  return writeText({ siteDir: options.siteDir, path: itemPath(release), body })
}

/** documentIds of every site entry whose name is on the page. */
export function refsOf(release: Release): string[] {
  const refs = [release.section, release.unit, ...release.tags, ...release.authors, ...release.legalDocuments]
  return [...new Set(refs.filter((ref) => ref !== null))]
}
