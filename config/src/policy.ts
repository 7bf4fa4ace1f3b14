/** How often and how long we try. Times in milliseconds. One place, so that an operator can read the whole policy. */
import type { ChannelId } from './words'

export const POLICY = {
  /** Waits between tries of an Attempt that failed for a passing reason; after the last the Delivery is `failed`. */
  retryMs: [2_000, 10_000, 60_000, 300_000, 1_800_000, 7_200_000],
  /** A takedown has no budget of tries: after these waits it goes on every `removalMs` for ever. */
  removalMs: 3_600_000,
  /** Ghosts: after a removal with an unresolved create we look again. */
  ghostLookMs: [3_600_000, 86_400_000],
  /** Creates of one incarnation whose outcome was lost, before a human is asked. */
  maxLostCreates: 3,
  /** Attempts in a row cut by a crash without progress before the Delivery is `failed`. */
  maxInterrupted: 3,
  /** Errors that are our own bugs before the Delivery is `failed`. */
  maxBugs: 3,
  leaseMs: 60_000,
  /** A call is only begun when the lease outlives its deadline by this much. */
  leaseMarginMs: 10_000,
  /** A Delivery waiting for another channel looks again after this, should the wake-up be lost. */
  gateBackstopMs: 60_000,
  sweepMs: 2_000,
  hintAgainMs: 10_000,
  sweepLimit: 500,
  /** Deliveries worked on at once, per channel and process. */
  concurrency: { website: 4, facebook: 2, youtube: 2 } satisfies Record<ChannelId, number>,
  shutdownMs: 8_000,
} as const
export type Policy = typeof POLICY
