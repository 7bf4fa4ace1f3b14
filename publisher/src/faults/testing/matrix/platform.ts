/** What the matrix is played on: one platform, the kinds of things we place there, and the channel that places them. */
import type { Release } from '@hl/config/release'
import type { Channel } from '../../../channels/channel'
import type { Sandbox } from '../../../sandbox/server'
import type { LearntCall } from './cases'
import type { ErrorCase } from './faults'
import type { VerbName } from './scenes'

export type PlatformId = 'facebook' | 'youtube'

export interface Thing {
  /** `bài dẫn liên kết`, as in the names of cases */
  name: string
  /** as approved first, and as corrected; files go to the media folder */
  make(input: { mediaDir: string; documentId: string }): { release: Release; changed: Release }
  /** what is done to it; absent: what is done to every thing */
  verbs?: readonly VerbName[]
  /** faults under which its create is sent and its outcome stays unknown */
  loses: readonly Record<string, unknown>[]
  /** Which calls it is there for; the others are those of another thing's scenes: struck here in the whole matrix only, and by what is typical. */
  isItsOwn?(call: LearntCall): boolean
  /** where takedowns can be told to delete: they do */
  isDeleted?: boolean
}

export interface Platform {
  id: PlatformId
  chunkBytes: number
  channel(input: { sandbox: Sandbox; siteUrl: string; thing: Thing }): Channel
  things: readonly Thing[]
  /** what such a call brings hangs on the thing (a thumbnail, a comment) and must not take it down with it */
  isAddition(call: LearntCall): boolean
  /** a row of the error table each, and one that is in none */
  errors: readonly ErrorCase[]
}
