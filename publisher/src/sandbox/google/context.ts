/** What every YouTube method is given, and the form in which it is called. */
import type { IncomingMessage } from 'node:http'
import type { FaultBox, Strike } from '../faults'
import type { AccessRecords } from '../oauth/access-records'
import type { ReachRecords } from '../reach'
import type { Settings } from '../options'
import type { Store } from '../store'
import type { ChannelRecords } from './records'
import type { GoogleCaller } from './caller'

export interface GoogleContext {
  settings: Settings
  store: Store
  records: ChannelRecords
  access: AccessRecords
  faults: FaultBox
  reach: ReachRecords
  baseUrl: () => string
}

export interface GoogleCall {
  query: URLSearchParams
  incoming: IncomingMessage
  strike: Strike
  /** null: the address is its own authorisation */
  caller: GoogleCaller | null
  /** a fault: cut the connection once more than this many bytes of the body have arrived */
  dropAfter: number | null
}

export type GoogleRun = (args: { context: GoogleContext; call: GoogleCall }) => Response | Promise<Response>
