/** Long runs this process has begun: kept until they end, so that a stop waits for what they still write. */
export interface Background {
  /** @returns whether there was anything to begin */
  keep(run: { ended: Promise<void> } | null): boolean
  close(): Promise<void>
}

export function openBackground(): Background {
  const running = new Set<Promise<void>>()
  return {
    keep(run) {
      if (!run) return false
      const ended = run.ended.finally(() => running.delete(ended))
      running.add(ended)
      return true
    },
    async close() {
      await Promise.allSettled(running)
    },
  }
}
