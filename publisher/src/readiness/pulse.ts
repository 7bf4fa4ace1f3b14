/** The heartbeat of something that goes round and round: a round that went well is a beat. Not for work, only for telling. */

export interface Pulse {
  beat(): void
  /** since the last beat, or since it was made */
  ageMs(): number
}

export function createPulse(now: () => number = () => performance.now()): Pulse {
  let last = now()
  return {
    beat() {
      last = now()
    },
    ageMs: () => now() - last,
  }
}
