/**
 * A DeliveryContext in memory, for tests of channels: it keeps what one incarnation keeps in the database (steps, receipts,
 * progress) across calls of `deliver`, and can let the process die at any point. Not for production, and it decides nothing.
 */
import type { Logger } from '@hl/config/logger'
import type { ChannelId } from '@hl/config/words'
import type { MediaReader } from '../media/media-reader'
import type {
  DeliveryContext,
  Intent,
  Json,
  ReadSpec,
  Receipt,
  ReceiptDraft,
  ReceiptStatus,
  Rendition,
  StepResult,
  StepSpec,
} from './channel'
import { ChannelError, OutcomeUnknown } from './errors'

export interface RecordingContext extends DeliveryContext {
  /** Every step whose call was really begun, oldest first. */
  readonly steps: readonly RecordedStep[]
  /** Names of the reading calls, oldest first. */
  readonly reads: readonly string[]
  /** How often `saveProgress` has committed. */
  readonly progressSaves: number

  /** The process dies once the intention is committed and before the call. */
  crashBefore(step: string): void
  /** The process dies once the call took effect and before its outcome is committed. */
  crashAfter(step: string): void
  /** The process dies just after the outcome is committed. */
  crashCommitted(step: string): void
  /** The process dies just after the nth `saveProgress` from now. */
  crashAtProgress(nth: number): void
  /** The nth `saveProgress` from now, and every step after it, throws Superseded, as when a removal is wanted. */
  supersedeAtProgress(nth: number): void
  /** A new process: needed after a crash or a supersede. Everything committed is still there. */
  restart(): void

  /** The create whose outcome is not known, as `find` wants it; null when there is none. */
  unresolved<R extends Rendition>(content: { release: Intent<R>['release']; rendition: R }): Intent<R> | null
  /** What the worker does with a match: the receipt is committed and the step counts as done, without an answer. */
  adopt(match: ReceiptDraft): void
  /** What the worker does once the thing is conclusively absent: the step may be called again. */
  absent(): void
  /** What the worker does with a receipt that verify brought. */
  keep(receipt: ReceiptDraft): void
  /** What the worker does after a verify. */
  setStatus(change: { externalId: string; status: ReceiptStatus }): void
  /** Moves the clock forward. */
  advance(ms: number): void
}

export interface RecordedStep {
  name: string
  effect: StepSpec['effect']
  request: Json
  exclusive: boolean
  sentAt: Date
  outcome: 'none' | 'ok' | 'refused' | 'unknown' | 'adopted' | 'absent'
}

/** The simulated death of the process. A channel must let it pass, as it lets Superseded pass. */
export class ProcessDied extends Error {}
export class Superseded extends Error {}

export interface RecordingOptions {
  channel: ChannelId
  media: MediaReader
  deliveryId?: string
  incarnation?: number
  /** Cuts every deadline, so that a test of a silent platform takes no minute. */
  maxDeadlineMs?: number
  log?: Logger
  /** names of sections by documentId; default: every section is called Tư vấn – Hướng dẫn */
  sectionNames?: Readonly<Record<string, string>>
  /** default: the real clock */
  clock?: () => Date
}

type Death = { at: 'before' | 'after' | 'committed'; step: string } | { at: 'progress'; left: number; supersedes: boolean }
type Kept = RecordedStep & { answerText: string | null }

export function createRecordingContext(options: RecordingOptions): RecordingContext {
  const { channel, media, sectionNames, incarnation = 1, maxDeadlineMs = 60_000, clock = () => new Date() } = options
  const deliveryId = options.deliveryId ?? `delivery-${channel}`
  const log = options.log ?? silent
  const steps: Kept[] = []
  const reads: string[] = []
  let receipts: readonly Receipt[] = []
  let progressText = 'null'
  let progressSaves = 0
  let offsetMs = 0
  let death: Death | null = null
  let stopped: Error | null = null
  let life = new AbortController()

  const now = () => new Date(clock().getTime() + offsetMs)
  const die = (): never => {
    death = null
    stopped = new ProcessDied('the process died here')
    life.abort(stopped)
    throw stopped
  }
  const alive = () => {
    if (stopped) throw stopped
  }
  const dieIf = (point: { at: 'before' | 'after' | 'committed'; step: string }) => {
    if (death && death.at !== 'progress' && death.at === point.at && death.step === point.step) die()
  }
  const signalFor = (deadlineMs: number) => AbortSignal.any([life.signal, AbortSignal.timeout(Math.min(deadlineMs, maxDeadlineMs))])
  const keep = (draft: ReceiptDraft) => {
    const same = (receipt: Receipt) => receipt.key === draft.key && receipt.externalId === draft.externalId
    const known = receipts.find(same)
    const receipt: Receipt = known ? { ...known, ...draft } : { ...draft, channel, incarnation, status: 'creating', createdAt: now() }
    receipts = [...receipts.filter((other) => !same(other)), receipt]
  }
  const lost = () => steps.find(({ effect, outcome }) => effect !== 'repeatable' && (outcome === 'none' || outcome === 'unknown'))

  async function step<T extends Json>(spec: StepSpec, call: (signal: AbortSignal) => Promise<StepResult<T>>): Promise<T> {
    alive()
    if (spec.effect !== 'repeatable') {
      const earlier = steps.findLast(({ name, outcome }) => name === spec.name && outcome !== 'refused' && outcome !== 'absent')
      if (earlier?.answerText != null) return fromText(earlier.answerText)
      if (earlier?.outcome === 'adopted') throw new Error(`step ${spec.name} was adopted: look at ctx.receipts before creating`)
      const canGoOn = spec.effect === 'resumable' && earlier?.outcome === 'none'
      if (earlier && !canGoOn) throw new Error(`step ${spec.name} has no known outcome: find must look before it is called again`)
      if (canGoOn) earlier.outcome = 'absent'
    }
    const { name, effect, exclusive = false } = spec
    const entry: Kept = { name, effect, exclusive, request: copyOf(spec.request), sentAt: now(), outcome: 'none', answerText: null }
    steps.push(entry)
    dieIf({ at: 'before', step: name })
    try {
      const result = await call(signalFor(spec.deadlineMs))
      alive()
      dieIf({ at: 'after', step: name })
      entry.answerText = JSON.stringify(result.answer)
      entry.outcome = 'ok'
      result.receipts?.forEach(keep)
    } catch (error) {
      alive()
      entry.outcome = error instanceof ChannelError && !(error instanceof OutcomeUnknown) ? 'refused' : 'unknown'
      throw error
    }
    dieIf({ at: 'committed', step: name })
    return fromText(entry.answerText)
  }

  return {
    deliveryId,
    incarnation,
    media,
    sectionName: async (documentId) => (sectionNames ? (sectionNames[documentId] ?? null) : 'Tư vấn – Hướng dẫn'),
    log,
    step,
    now,
    get signal() {
      return life.signal
    },
    get receipts() {
      return receipts.filter(({ status }) => status !== 'gone')
    },
    get progress() {
      return fromText<Json>(progressText)
    },
    get steps() {
      return steps
    },
    get reads() {
      return reads
    },
    get progressSaves() {
      return progressSaves
    },
    async read<T>(spec: ReadSpec, call: (signal: AbortSignal) => Promise<T>) {
      alive()
      reads.push(spec.name)
      const answer = await call(signalFor(spec.deadlineMs))
      alive()
      return answer
    },
    async saveProgress(progress) {
      alive()
      const isDue = death?.at === 'progress' && --death.left === 0
      if (isDue && death?.at === 'progress' && death.supersedes) {
        death = null
        stopped = new Superseded('a removal is wanted')
        throw stopped
      }
      progressText = JSON.stringify(progress)
      progressSaves += 1
      if (isDue) die()
    },
    crashBefore: (name) => void (death = { at: 'before', step: name }),
    crashAfter: (name) => void (death = { at: 'after', step: name }),
    crashCommitted: (name) => void (death = { at: 'committed', step: name }),
    crashAtProgress: (nth) => void (death = { at: 'progress', left: nth, supersedes: false }),
    supersedeAtProgress: (nth) => void (death = { at: 'progress', left: nth, supersedes: true }),
    restart() {
      stopped = null
      death = null
      life = new AbortController()
    },
    unresolved({ release, rendition }) {
      const open = lost()
      if (!open) return null
      const known = new Set(receipts.map(({ externalId }) => externalId))
      const { name, request, sentAt } = open
      const progress = fromText<Json>(progressText)
      return { deliveryId, step: name, request, sentAt, release, rendition, progress, knownIds: known }
    },
    noteUsage: ignore,
    adopt(match) {
      const open = lost()
      if (open) open.outcome = 'adopted'
      keep(match)
    },
    absent() {
      const open = lost()
      if (open) open.outcome = 'absent'
    },
    keep,
    setStatus({ externalId, status }) {
      receipts = receipts.map((receipt) => (receipt.externalId === externalId ? { ...receipt, status } : receipt))
    },
    advance: (ms) => void (offsetMs += ms),
  }
}

const ignore = () => undefined
const silent: Logger = { error: ignore, warn: ignore, info: ignore, debug: ignore }

/** What was committed comes back as JSON, never as the same object. */
function fromText<T>(text: string): T {
  return JSON.parse(text)
}

function copyOf(value: Json): Json {
  return fromText(JSON.stringify(value))
}
