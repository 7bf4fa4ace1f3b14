/** Every API call received, newest last, bounded, secrets masked: what a test asks to learn whether something was sent twice. */
import { redact } from '@hl/config/logger'
import type { FaultTarget } from './faults'

export interface LoggedCall {
  no: number
  at: string
  target: FaultTarget
  method: string
  path: string
  phase: string | null
  params: unknown
  /** 0 while it runs, and for ever when the connection was cut without an answer */
  status: number
  fault: string | null
  ms: number
}

export interface CallLog {
  begin(call: Omit<LoggedCall, 'no' | 'status' | 'fault' | 'ms'>): LoggedCall
  list(): LoggedCall[]
  clear(): void
}

const KEPT = 2_000

export function createCallLog({ secrets }: { secrets: readonly string[] }): CallLog {
  let calls: LoggedCall[] = []
  let lastNo = 0
  return {
    begin(call) {
      const entry: LoggedCall = { ...call, no: ++lastNo, params: redact(call.params, secrets), status: 0, fault: null, ms: 0 }
      calls.push(entry)
      if (calls.length > KEPT) calls = calls.slice(-KEPT)
      return entry
    },
    list: () => [...calls],
    clear() {
      calls = []
    },
  }
}
