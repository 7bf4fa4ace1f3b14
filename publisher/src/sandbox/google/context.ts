/** What every YouTube method is given, and the form in which it is called. */
import type { IncomingMessage } from 'node:http'
import type { FaultBox, Strike } from '../faults'
import type { Settings } from '../options'
import type { Store } from '../store'
import type { ChannelRecords } from './records'

export interface GoogleContext {
  settings: Settings
  store: Store
  records: ChannelRecords
  faults: FaultBox
  baseUrl: () => string
}

export interface GoogleCall {
  query: URLSearchParams
  incoming: IncomingMessage
  strike: Strike
  /** a fault: cut the connection once more than this many bytes of the body have arrived */
  dropAfter: number | null
}

export type GoogleRun = (args: { context: GoogleContext; call: GoogleCall }) => Response | Promise<Response>
