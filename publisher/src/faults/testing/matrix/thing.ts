/** Makes a thing of the matrix from an Item as approved first, and what an editor changes about it. */
import { releaseSchema, type Release } from '@hl/config/release'
import { createItems, type Items } from '../items'
import type { Thing } from './platform'

export type ThingInput = Omit<Thing, 'make' | 'loses'> & {
  make: (items: Items, documentId: string) => Release
  /** absent: other words */
  change?: (release: Release, items: Items) => Release
  loses?: Thing['loses']
}

export function thing({ make, change = inOtherWords, loses = [], ...rest }: ThingInput): Thing {
  return {
    ...rest,
    make({ mediaDir, documentId }) {
      const items = createItems({ mediaDir })
      const release = releaseSchema.parse(make(items, documentId))
      return { release, changed: releaseSchema.parse(change(release, items)) }
    },
    loses,
  }
}

function inOtherWords(release: Release): Release {
  return { ...release, title: `${release.title}, bản sửa`, summary: 'Tóm tắt đã được sửa lại.' }
}
