/** Calls that are taken in whole and left without an answer. When the silence ends each of them runs, whoever still waits for it. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Silence {
  /** Runs the call once the silence is over, at the latest after `mostMs`. */
  keep<T>(input: { mostMs: number; run: () => Promise<T> }): Promise<T>
  /** Tells of each call that falls silent. @returns stops the telling */
  onFall(tell: () => void): () => void
  /** @returns when all calls that were kept have had their effect */
  end(): Promise<void>
}

export function createSilence(): Silence {
  const kept = new Set<{ over: AbortController; done: Promise<unknown> }>()
  const listeners = new Set<() => void>()
  return {
    async keep({ mostMs, run }) {
      const over = new AbortController()
      const done = sleep(mostMs, undefined, { signal: over.signal, ref: false })
        .catch(() => undefined)
        .then(run)
      const call = { over, done }
      kept.add(call)
      for (const tell of listeners) tell()
      try {
        return await done
      } finally {
        kept.delete(call)
      }
    },
    onFall(tell) {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
    async end() {
      const calls = [...kept]
      for (const { over } of calls) over.abort()
      await Promise.allSettled(calls.map(({ done }) => done))
    },
  }
}
