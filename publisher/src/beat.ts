/** A round of work, a wait, and again until it is closed; never two rounds at once. What a round throws is told and ends nothing. */
export interface Beat {
  /** Waits for the round under way. */
  close(): Promise<void>
}

interface BeatInput {
  /** @returns how long to wait before the next, in milliseconds */
  round(isClosed: () => boolean): Promise<number>
  /** the wait after a round that threw */
  afterErrorMs: number
  /** not called for what breaks while closing */
  onError(error: unknown): void
}

export function startBeat({ round, afterErrorMs, onError }: BeatInput): Beat {
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  const next = async () => {
    let waitMs = afterErrorMs
    try {
      waitMs = await round(() => isClosed)
    } catch (error) {
      if (!isClosed) onError(error)
    }
    if (!isClosed) timer = setTimeout(() => (running = next()), waitMs)
  }
  let running: Promise<void> = next()
  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      await running
    },
  }
}
