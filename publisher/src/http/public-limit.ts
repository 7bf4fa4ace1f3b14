/** How often one reader may ask for what costs us work. Kept in memory for seconds, under a salted hash: no address is stored. */
import { createHmac, randomBytes } from 'node:crypto'

export interface RateLimit {
  /** @returns seconds to wait, 0 when the call may go on */
  take(address: string): number
}

/** A bucket of `burst` calls, refilled at `perSecond`. */
export function createRateLimit(options: { burst: number; perSecond: number; now: () => number }): RateLimit {
  const { burst, perSecond, now } = options
  const salt = randomBytes(16)
  const buckets = new Map<string, { left: number; at: number }>()
  const fullAfterMs = (burst / perSecond) * 1000

  const forget = (time: number) => {
    for (const [name, bucket] of buckets) if (time - bucket.at > fullAfterMs) buckets.delete(name)
  }
  return {
    take(address) {
      const time = now()
      if (buckets.size > 10_000) forget(time)
      const name = createHmac('sha256', salt).update(address).digest('base64')
      const bucket = buckets.get(name) ?? { left: burst, at: time }
      const left = Math.min(burst, bucket.left + ((time - bucket.at) / 1000) * perSecond)
      const isAllowed = left >= 1
      buckets.set(name, { left: isAllowed ? left - 1 : left, at: time })
      return isAllowed ? 0 : Math.ceil((1 - left) / perSecond)
    },
  }
}
