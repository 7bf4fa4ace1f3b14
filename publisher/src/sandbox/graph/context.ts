/** What every Graph endpoint is given, and the form in which it is called. */
import type { FaultBox, Strike } from '../faults'
import type { AccessRecords } from '../oauth/access-records'
import type { Settings } from '../options'
import type { Store } from '../store'
import type { Params } from './params'
import type { ReachRecords } from '../reach'
import type { PageRecords } from './records'
import type { GraphCaller } from './caller'

export interface GraphContext {
  settings: Settings
  store: Store
  records: PageRecords
  access: AccessRecords
  faults: FaultBox
  reach: ReachRecords
  /** as somebody set it by hand on the Page, or as many calls would leave it; forgotten with the process */
  standing: PageStanding
  /** address of the sandbox, for links that people open */
  baseUrl: () => string
}

export interface PageStanding {
  isPublished: boolean
  /** of the tightest limit, as the usage header tells */
  usedPercent: number
  /** until calls are welcome again */
  waitMinutes: number
  /** metrics that every version answers with 100 from now on */
  goneMetrics: readonly string[]
}

export const PAGE_STANDING: PageStanding = { isPublished: true, usedPercent: 1, waitMinutes: 0, goneMetrics: [] }

export interface GraphCall {
  /** the object named in the path; empty at the root */
  id: string
  params: Params
  caller: GraphCaller
  strike: Strike
  /** path and query without secrets, for paging links */
  address: string
}

export type Run = (args: { context: GraphContext; call: GraphCall }) => unknown

/** `2019-01-02T18:31:28+0000`: no colon in the offset, no fractions. */
export function graphTime(instant: string): string {
  return `${instant.slice(0, 19)}+0000`
}
