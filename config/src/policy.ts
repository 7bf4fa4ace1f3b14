/** How often and how long we try. Times in milliseconds. One place, so that an operator can read the whole policy. */
import type { ChannelId } from './words'

export interface Pace {
  /** From this share of the limit on creates and updates are spaced, wider and wider… */
  fromPercent: number
  /** …up to this one, from which only removals call. */
  reservePercent: number
  /** Least time between two that begin, at `fromPercent` and at `reservePercent`. */
  gapMs: readonly [number, number]
  /** Only a call brings a new figure: after this, or when the platform said, one goes to see whether the reserve must still be kept. */
  believedMs: number
}

export interface Policy {
  /** Waits between tries of an Attempt that failed for a passing reason; after the last the Delivery is `failed`. */
  retryMs: readonly number[]
  /** A takedown has no budget of tries: after `retryMs` it goes on every `removalMs` for ever. */
  removalMs: number
  /** Creates of one incarnation whose outcome was lost, before a human is asked. */
  maxLostCreates: number
  /** Attempts in a row cut by a crash without progress before the Delivery is `failed`. */
  maxInterrupted: number
  /** Errors that are our own bugs before the Delivery is `failed`. */
  maxBugs: number
  /** What can be done ahead of an embargo, unseen, is begun this long before it; after a fault again this much later. */
  prepareAheadMs: number
  prepareAgainMs: number
  leaseMs: number
  /** A call is only begun when the lease outlives its deadline by this much. */
  leaseMarginMs: number
  /** A Delivery waiting for another channel looks again after this, should the wake-up be lost. */
  gateBackstopMs: number
  sweepMs: number
  /** A hint that brought nothing is given again after this. */
  hintAgainMs: number
  /** No more hints than this wait in one queue at a time. */
  queueRoom: number
  /** A blocked channel is asked again after this whether it is well. */
  healthEveryMs: number
  /** How new work slows down as what a platform counts of our calls nears its limit. */
  pace: Pace
  /** Deliveries worked on at once, per channel and process. */
  concurrency: Record<ChannelId, number>
  /** After a verified removal, and after an outcome nobody could tell: looks for what came to light late. */
  lateLooksMs: readonly [number, number]
  /** A difference on a channel counts once it was seen twice, so far apart. */
  driftConfirmMs: number
  /** How old the last comparison of something live may grow, while it is young and later; until when it is young. */
  driftEveryMs: { young: number; old: number; isYoungMs: number }
  /** The hour of the night (in the display's time zone) at which channels are compared with what was approved. */
  driftHour: number
  /** No more Deliveries than this are compared in one run, per channel. */
  driftMost: Record<ChannelId, number>
  /** How often what is live is measured, by its age; past the last step never again. */
  reachEveryMs: readonly { untilAgeMs: number; everyMs: number }[]
  /** From going live to the first measurement. */
  reachFirstMs: number
  /** No more Deliveries than this are measured in one round, and together in one call of a channel. */
  reachMost: number
  reachAtOnce: Record<ChannelId, number>
  /** Measuring is the first to stop: when so much of a channel's limit or of its daily budget is used. */
  reachStopsAtPercent: number
  /** What is still in flight this long after SIGTERM is left to its lease. */
  shutdownMs: number
}

export const POLICY: Policy = {
  retryMs: [2_000, 10_000, 60_000, 300_000, 1_800_000, 7_200_000],
  removalMs: 3_600_000,
  maxLostCreates: 3,
  maxInterrupted: 3,
  maxBugs: 3,
  prepareAheadMs: 6 * 3_600_000,
  prepareAgainMs: 600_000,
  leaseMs: 60_000,
  leaseMarginMs: 10_000,
  gateBackstopMs: 5_000,
  sweepMs: 2_000,
  hintAgainMs: 10_000,
  queueRoom: 500,
  healthEveryMs: 60_000,
  pace: { fromPercent: 75, reservePercent: 90, gapMs: [2_000, 60_000], believedMs: 900_000 },
  concurrency: { website: 4, facebook: 2, youtube: 2 },
  lateLooksMs: [3_600_000, 86_400_000],
  driftConfirmMs: 600_000,
  driftEveryMs: { young: 72_000_000, old: 30 * 86_400_000, isYoungMs: 30 * 86_400_000 },
  driftHour: 2,
  driftMost: { website: 100_000, facebook: 500, youtube: 10_000 },
  reachEveryMs: [
    { untilAgeMs: 48 * 3_600_000, everyMs: 3_600_000 },
    { untilAgeMs: 30 * 86_400_000, everyMs: 86_400_000 },
    { untilAgeMs: 365 * 86_400_000, everyMs: 7 * 86_400_000 },
  ],
  reachFirstMs: 600_000,
  reachMost: 50,
  reachAtOnce: { website: 1, facebook: 1, youtube: 50 },
  reachStopsAtPercent: 70,
  shutdownMs: 8_000,
}
