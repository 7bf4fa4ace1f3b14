/** The files the Releases name: by hash and size, whether the store still has them, and the small ones themselves. */
import type { MediaReader } from '../media/media-reader'
import type { ReleaseFact } from './item-facts'

export interface MediaFact {
  sha256: string
  size: number
  mime: string
  /** as it was uploaded */
  name: string
  releases: string[]
  /** whether the store has it in full */
  isStored: boolean
  /** where in the zip; null: too large, or not stored */
  file: string | null
}

export const MEDIA_FOLDER = 'tep'
const MIB = 1024 ** 2
/** One larger than this stays out, and so does what would make all of them larger than MOST. */
const SMALL = MIB
const MOST = 16 * MIB

export async function readMediaFacts(media: MediaReader, releases: readonly ReleaseFact[]): Promise<MediaFact[]> {
  const facts = new Map<string, MediaFact>()
  for (const release of releases) {
    for (const { sha256, size, mime, name, ext } of release.media) {
      const known = facts.get(sha256)
      if (known) known.releases.push(release.hash)
      else
        facts.set(sha256, { sha256, size, mime, name, releases: [release.hash], isStored: false, file: `${MEDIA_FOLDER}/${sha256}${ext}` })
    }
  }
  let room = MOST
  for (const fact of facts.values()) {
    fact.isStored = await media.has(fact)
    if (fact.isStored && fact.size <= SMALL && fact.size <= room) room -= fact.size
    else fact.file = null
  }
  return [...facts.values()]
}
