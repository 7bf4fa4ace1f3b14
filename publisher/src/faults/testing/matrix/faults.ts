/** Every fault a call can meet, and what must become of the Delivery: from the rows of the error tables, and from the wire itself. */
import type { StepSpec } from '../../../channels/channel'
import { MadeInVain } from '../../../channels/errors'
import type { Call } from './controls'

export type Effect = StepSpec['effect'] | 'read'

/** What a row of a table says will happen, in the words of decide.ts. */
export type Reaction = 'reject' | 'reject once read' | 'block' | 'hold' | 'retry' | 'look or retry' | 'look or reject' | 'missing or block'

/** One answer of the platform, as a row of its table has it. */
export interface ErrorCase {
  /** the row's key */
  name: string
  fault: Record<string, unknown>
  /** what the channel makes of it; at a call with this effect */
  error(effect: Effect): unknown
  reaction: Reaction
  /** only calls like this one can be answered so */
  fits?(call: Call): boolean
  /** a 401 is answered by a fresh token and one more call */
  strikes?: number
  /** it speaks of the one call that was refused (a right, a feature, a limit of its own), not of the channel */
  isOfOneCall?: boolean
  /** stands for other rows with the same reaction when there is no time for all */
  isTypical: boolean
}

export type WireFault = 'lost-answer' | 'error-before 503' | 'error-after 500' | 'silent' | 'cut at once' | 'cut on the way'

/** The film is taken and cannot be processed, as is seen when it is read back. */
export function madeInVain(isLastOfFilm: (call: Call) => boolean): ErrorCase {
  return {
    name: 'processing-failed',
    fault: { kind: 'processing-failed' },
    error: () => new MadeInVain({ code: 'x', message: '', help: '', who: 'editor' }),
    reaction: 'reject once read',
    fits: isLastOfFilm,
    isTypical: true,
  }
}

/** The connection or the server fails, whatever the call. Bodies that carry files are cut on their way too. */
export function wireFaults(call: Call): { name: WireFault; fault: Record<string, unknown> }[] {
  const cuts = [
    { name: 'cut at once', fault: { kind: 'drop-midway', bytes: 0 } },
    { name: 'cut on the way', fault: { kind: 'drop-midway', bytes: CUT_AFTER_BYTES } },
  ] as const
  return [
    { name: 'lost-answer', fault: { kind: 'lost-answer' } },
    { name: 'error-before 503', fault: { kind: 'error-before', status: 503 } },
    { name: 'error-after 500', fault: { kind: 'error-after', status: 500 } },
    { name: 'silent', fault: { kind: 'silent' } },
    ...cuts.filter(({ fault }) => fault.bytes < fileBytes(call)),
  ]
}

/** Less than the last chunk of any film here. */
const CUT_AFTER_BYTES = 10_000

/** A chunk of the resumable protocol; a file in a form, as the stand-in notes it. */
function fileBytes({ params, phase }: Call): number {
  if (phase === 'bytes' || phase === 'final' || phase === 'reel-bytes') return Number.POSITIVE_INFINITY
  return Number(/\[file [^,]+, (\d+) bytes\]/.exec(JSON.stringify(params))?.[1] ?? 0)
}
