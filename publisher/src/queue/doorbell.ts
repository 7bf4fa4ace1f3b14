/**
 * The queue: BullMQ, used as a doorbell. A job carries a delivery id and may be lost, doubled or late without harm;
 * what is due stands in PostgreSQL. One queue per channel, and one more for its takedowns, which never wait for a slot.
 */
import type { JobsOptions } from 'bullmq'
import type { Logger } from '@hl/config/logger'
import type { ChannelId } from '@hl/config/words'

export interface Hint {
  id: string
  channel: ChannelId
  isRemoval: boolean
}

export interface Doorbell {
  /** Rings for each. Never throws: what is lost here the sweep finds. */
  ring(hints: readonly Hint[]): Promise<void>
  /** of every queue */
  readonly names: readonly string[]
  /** the queues themselves, to be looked at */
  readonly queues: readonly HintQueue[]
  /** Jobs waiting, per queue; a queue that does not answer is left out. */
  depths(): Promise<Record<string, number>>
  /** Starts the workers; `answer` must not throw. */
  listen(answer: (deliveryId: string) => Promise<void>): Promise<void>
  /** Takes no more jobs and waits for those in hand. */
  close(): Promise<void>
}

interface Job {
  deliveryId: string
}

/** What a backend (PostgreSQL or Redis) gives. The few members of BullMQ's classes that a doorbell needs. */
export interface QueueBackend {
  queue(name: string, options: { defaultJobOptions: JobsOptions }): HintQueue
  worker(name: string, process: (job: { data: Job }) => Promise<void>, options: WorkerSettings): HintWorker
  close(): Promise<void>
}

export interface HintQueue {
  addBulk(jobs: { name: string; data: Job }[]): Promise<unknown>
  getWaitingCount(): Promise<number>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}

interface HintWorker {
  waitUntilReady(): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}

interface WorkerSettings {
  concurrency: number
  removeOnComplete: { count: number }
  removeOnFail: { count: number }
}

export interface DoorbellOptions {
  backend: QueueBackend
  channels: readonly ChannelId[]
  concurrency: Record<ChannelId, number>
  log: Logger
}

const REMOVAL_CONCURRENCY = 2
const ANSWER_MS = 2_000

export function createDoorbell({ backend, channels, concurrency, log }: DoorbellOptions): Doorbell {
  const names = channels.flatMap((channel) => [queueName({ channel, isRemoval: false }), queueName({ channel, isRemoval: true })])
  const queues = new Map(names.map((name) => [name, openQueue({ backend, name, log })]))
  const workers: HintWorker[] = []

  return {
    names,
    queues: [...queues.values()],
    async ring(hints) {
      const byQueue = groupByQueue(hints)
      for (const [name, group] of byQueue) {
        const jobs = group.map((hint) => ({ name: 'deliver', data: { deliveryId: hint.id } }))
        await inTime(queues.get(name)?.addBulk(jobs)).catch((error: unknown) =>
          log.warn('queue.ring_lost', { queue: name, jobs: jobs.length, error }),
        )
      }
    },
    async depths() {
      const known = await Promise.all(
        [...queues].map(async ([name, queue]) => {
          const depth = await inTime(queue.getWaitingCount()).catch((error: unknown) =>
            log.warn('queue.depth_unknown', { queue: name, error }),
          )
          return typeof depth === 'number' ? [[name, depth] as const] : []
        }),
      )
      return Object.fromEntries(known.flat())
    },
    async listen(answer) {
      for (const channel of channels) {
        for (const isRemoval of [false, true]) {
          const options = {
            concurrency: isRemoval ? REMOVAL_CONCURRENCY : concurrency[channel],
            removeOnComplete: { count: 0 },
            removeOnFail: { count: 0 },
          }
          const name = queueName({ channel, isRemoval })
          const worker = backend.worker(name, (job) => answer(job.data.deliveryId), options)
          worker.on('error', (error) => log.warn('queue.worker_error', { queue: name, error }))
          workers.push(worker)
        }
      }
      await Promise.all(workers.map((worker) => worker.waitUntilReady()))
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()))
      await Promise.all([...queues.values()].map((queue) => queue.close()))
      await backend.close()
    },
  }
}

/** A queue that is away must hold nobody up: what it was asked to do is lost, and the sweep does it again. */
async function inTime<T>(call: Promise<T> | undefined): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer within ${ANSWER_MS} ms`)), ANSWER_MS)
  })
  return Promise.race([call, late]).finally(() => clearTimeout(timer))
}

export function queueName(hint: Pick<Hint, 'channel' | 'isRemoval'>): string {
  return hint.isRemoval ? `${hint.channel}-removals` : hint.channel
}

function openQueue({ backend, name, log }: { backend: QueueBackend; name: string; log: Logger }): HintQueue {
  const queue = backend.queue(name, { defaultJobOptions: { removeOnComplete: true, removeOnFail: true } })
  queue.on('error', (error) => log.warn('queue.error', { queue: name, error }))
  return queue
}

function groupByQueue(hints: readonly Hint[]): Map<string, Hint[]> {
  const groups = new Map<string, Hint[]>()
  for (const hint of hints) {
    const name = queueName(hint)
    groups.set(name, [...(groups.get(name) ?? []), hint])
  }
  return groups
}
