/** What of an item can be found by searching. */
import { plainText, type Release } from '@hl/config/release'
import type { SearchDocument } from './site-store'

export function searchDocumentOf({ release, path }: { release: Release; path: string }): SearchDocument {
  return {
    path,
    type: release.type,
    title: release.title,
    section: release.section,
    unit: release.unit,
    summary: release.summary,
    body: [plainText(release.body), release.transcript].filter(Boolean).join('\n'),
    publishedAt: new Date(release.publishedAt),
  }
}
