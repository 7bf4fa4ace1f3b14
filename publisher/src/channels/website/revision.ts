/** Since when readers see of an item what they see now. */
import { canonicalJson } from '@hl/config/canonical'
import type { Release } from '@hl/config/release'
import type { PageChange } from './site-store'

/** @returns null while it is as it first appeared */
export async function revisionOf(options: { release: Release; releaseHash: string; page: PageChange; now: Date }): Promise<Date | null> {
  const { release, releaseHash, page, now } = options
  const { current } = page
  if (current?.state !== 'live') return null
  if (current.releaseHash === releaseHash) return current.revisedAt
  const before = await page.livePage(release.documentId)
  return before && shownOf(before.release) === shownOf(release) ? current.revisedAt : now
}

/** Another address, or another plan for another channel, changes nothing of it. */
function shownOf(release: Release): string {
  return canonicalJson({ ...release, slug: null, formerSlugs: null, plan: null })
}
