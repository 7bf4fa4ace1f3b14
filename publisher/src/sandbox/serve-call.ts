/** The way of every API call, of both platforms: log it, let an armed fault strike, run it, and cut or spoil the answer if so ordered. */
import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { BodyCut, keepBody } from './body'
import type { CallLog } from './call-log'
import type { Fault, FaultBox, FaultTarget, Strike } from './faults'
import type { Settings } from './options'
import type { Silence } from './silence'

export interface ServeDeps {
  settings: Settings
  faults: FaultBox
  log: CallLog
  silence: Silence
}

/** A call as far as it is understood before it runs. */
export interface OpenedCall {
  phase: string | null
  /** for the log; secrets are masked there */
  params: unknown
  run(): Promise<Response>
}

/** The kinds that strike here. `drop-midway` strikes where bytes are read, `processing-failed` where a video is finished. */
const KINDS = [
  'lost-answer',
  'error-before',
  'error-after',
  'slow',
  'silent',
  'throttled',
  'token-expired',
  'quota-gone',
  'graph-error',
  'google-error',
] as const
export type AnsweredFault = Extract<
  Fault,
  { kind: 'error-before' | 'error-after' | 'throttled' | 'token-expired' | 'quota-gone' | 'graph-error' | 'google-error' }
>

export async function serveCall({
  deps,
  incoming,
  target,
  path,
  open,
  answerFault,
  answerError,
}: {
  deps: ServeDeps
  incoming: IncomingMessage
  target: FaultTarget
  path: string
  open: () => Promise<OpenedCall>
  answerFault: (fault: AnsweredFault) => Response
  answerError: (error: unknown) => Response
}): Promise<Response> {
  const { faults, log, settings } = deps
  const method = incoming.method ?? 'GET'
  const startedAt = settings.now()
  const begin = { at: startedAt.toISOString(), target, method, path }
  let entry = null
  try {
    const call = await open()
    entry = log.begin({ ...begin, phase: call.phase, params: call.params })
    const strike: Strike = { target, method, path, phase: call.phase }
    const fault = faults.take({ kinds: KINDS, strike })
    entry.fault = fault?.kind ?? null
    const response = await runUnder({ fault, call, answerFault, answerError, incoming, silence: deps.silence })
    entry.status = fault?.kind === 'lost-answer' || fault?.kind === 'silent' ? 0 : response.status
    return response
  } catch (error) {
    entry ??= log.begin({ ...begin, phase: null, params: null })
    if (error instanceof BodyCut) return new Response(null, { status: 499 })
    const response = answerError(error)
    entry.status = response.status
    if (response.status === 500) settings.logger.error('sandbox_call_failed', { path, error })
    return response
  } finally {
    if (entry) entry.ms = settings.now().getTime() - startedAt.getTime()
  }
}

async function runUnder({
  fault,
  call,
  answerFault,
  answerError,
  incoming,
  silence,
}: {
  fault: Extract<Fault, { kind: (typeof KINDS)[number] }> | null
  call: OpenedCall
  answerFault: (fault: AnsweredFault) => Response
  answerError: (error: unknown) => Response
  incoming: IncomingMessage
  silence: Silence
}): Promise<Response> {
  if (fault === null) return call.run()
  switch (fault.kind) {
    case 'slow':
      await sleep(fault.ms, undefined, { ref: false })
      return call.run()
    case 'silent':
      await keepBody(incoming)
      return silence.keep({ mostMs: fault.ms, run: () => runUnheard({ incoming, call, answerError }) })
    case 'lost-answer':
      return runUnheard({ incoming, call, answerError })
    case 'error-after':
      // a call refused anyway keeps its refusal: the fault is about an effect whose answer is wrong
      await call.run()
      return answerFault(fault)
    case 'google-error':
      if (fault.isAfter) await call.run()
      return answerFault(fault)
    case 'error-before':
    case 'throttled':
    case 'token-expired':
    case 'quota-gone':
    case 'graph-error':
      return answerFault(fault)
    default:
      return fault satisfies never
  }
}

/** It takes effect, and its answer goes nowhere. */
async function runUnheard({
  incoming,
  call,
  answerError,
}: {
  incoming: IncomingMessage
  call: OpenedCall
  answerError: (error: unknown) => Response
}): Promise<Response> {
  const { socket } = incoming
  const response = await call.run().catch(answerError)
  socket.destroy()
  return response
}
