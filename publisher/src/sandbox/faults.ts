/** Faults on order: what a test or an operator arms by HTTP, and which call each one strikes. Kept in memory only. */
import { z } from 'zod'

const match = z.strictObject({
  method: z
    .string()
    .transform((method) => method.toUpperCase())
    .optional(),
  /** regular expression on the whole path: `/graph/v26.0/…` or `/google/…` */
  path: z.string().refine(isRegExp, 'must be a regular expression').optional(),
  /** facebook: the `upload_phase`, of a reel `reel-start`, `reel-bytes` or `reel-finish`; youtube: `session`, `bytes`, `final` (the last bytes), `status` or `token` */
  phase: z.string().optional(),
})
const common = {
  target: z.enum(['facebook', 'youtube']),
  match: match.default({}),
  /** how many calls it strikes before it is used up */
  times: z.int().min(1).max(1_000_000).default(1),
  /** how many calls that fit go by before it strikes */
  skip: z.int().min(0).default(0),
}
const status = z.int().min(500).max(599).default(500)

export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('lost-answer') }),
  z.strictObject({ ...common, kind: z.literal('error-before'), status }),
  z.strictObject({ ...common, kind: z.literal('error-after'), status }),
  z.strictObject({ ...common, kind: z.literal('slow'), ms: z.int().min(0).max(600_000).default(3_000) }),
  /** the call is taken in and not answered; it runs when the silence ends (`DELETE /faults`, or after `ms`), and its answer is lost */
  z.strictObject({ ...common, kind: z.literal('silent'), ms: z.int().min(0).max(600_000).default(60_000) }),
  z.strictObject({ ...common, kind: z.literal('throttled'), minutes: z.int().min(0).default(5) }),
  z.strictObject({ ...common, kind: z.literal('token-expired') }),
  z.strictObject({ ...common, kind: z.literal('quota-gone') }),
  z.strictObject({ ...common, kind: z.literal('processing-failed') }),
  z.strictObject({
    ...common,
    kind: z.literal('graph-error'),
    target: z.literal('facebook'),
    code: z.int(),
    subcode: z.int().optional(),
    status: z.int().min(200).max(599).default(400),
    isTransient: z.boolean().optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('google-error'),
    target: z.literal('youtube'),
    status: z.int().min(400).max(599),
    reason: z.string(),
    /** the call takes effect all the same */
    isAfter: z.literal(true).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('drop-midway'), bytes: z.int().min(0).default(0) }),
])
export type Fault = z.infer<typeof faultSchema>
export type FaultTarget = Fault['target']

export interface Strike {
  target: FaultTarget
  method: string
  path: string
  phase: string | null
}

export interface FaultBox {
  arm(fault: Fault): ArmedFault
  list(): ArmedFault[]
  clear(): void
  /** The oldest fault of one of these kinds that fits the call; it is used up by one. */
  take<K extends Fault['kind']>(args: {
    kinds: readonly K[]
    strike: Strike
    fits?: (fault: Fault) => boolean
  }): Extract<Fault, { kind: K }> | null
}
export type ArmedFault = { id: number; left: number; toSkip: number; fault: Fault }

export function createFaultBox(): FaultBox {
  let armed: ArmedFault[] = []
  let lastId = 0
  return {
    arm(fault) {
      const entry = { id: ++lastId, left: fault.times, toSkip: fault.skip, fault }
      armed.push(entry)
      return entry
    },
    list: () => armed.map((entry) => ({ ...entry })),
    clear() {
      armed = []
    },
    take({ kinds, strike, fits }) {
      for (const entry of armed) {
        const { fault } = entry
        if (!isOneOf(fault, kinds) || !strikes({ fault, strike }) || (fits && !fits(fault))) continue
        if (entry.toSkip > 0) {
          entry.toSkip -= 1
          continue
        }
        entry.left -= 1
        armed = armed.filter(({ left }) => left > 0)
        return fault
      }
      return null
    },
  }
}

function isOneOf<K extends Fault['kind']>(fault: Fault, kinds: readonly K[]): fault is Extract<Fault, { kind: K }> {
  return kinds.some((kind) => kind === fault.kind)
}

function strikes({ fault, strike }: { fault: Fault; strike: Strike }): boolean {
  if (fault.target !== strike.target) return false
  const { method, path, phase } = fault.match
  if (method !== undefined && method !== strike.method) return false
  if (path !== undefined && !new RegExp(path).test(strike.path)) return false
  return phase === undefined || phase === strike.phase
}

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch {
    return false
  }
}
