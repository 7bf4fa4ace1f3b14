/**
 * What each call costs. Since 2026-06-01 a project has 100 uploads and 10,000 units for everything else, a Pacific day
 * (https://developers.google.com/youtube/v3/determine_quota_cost). The ledger itself is kept by the core.
 */
import type { Budget, Cost } from '../channel'

const timeZone = 'America/Los_Angeles'

/** `reserve`: what takedowns may still use when nothing else may. */
export const BUDGETS = {
  units: { name: 'đơn vị gọi API', perDay: 10_000, reserve: 500, timeZone },
  uploads: { name: 'lượt tải phim lên', perDay: 100, reserve: 0, timeZone },
} as const satisfies Record<string, Budget>
export type Bucket = keyof typeof BUDGETS

/** Every call this channel makes, by its name in the API: a call that is not here is not made. */
export const COST = {
  'channels.list': units(1),
  'videos.list': units(1),
  'videos.insert': { bucket: 'uploads', units: 1 },
  'videos.update': units(50),
  'videos.delete': units(50),
  'thumbnails.set': units(50),
  'captions.list': units(50),
  'captions.insert': units(400),
  'captions.update': units(450),
  'captions.delete': units(50),
  'playlists.list': units(1),
  'playlists.insert': units(50),
  'playlistItems.list': units(1),
  'playlistItems.insert': units(50),
  'playlistItems.delete': units(50),
} as const satisfies Record<string, Cost & { bucket: Bucket }>

/**
 * At most. A create reads the channel, looks at the film until YouTube has processed it (20), and adds a thumbnail (50),
 * captions (450) and a place in a playlist that may have to be made first (105). An update reads before and after (60), and may
 * send another thumbnail (50) and other captions (500) and move to another section (156).
 */
export const EXPECTED_COSTS = {
  create: [
    { bucket: 'uploads', units: 1 },
    { bucket: 'units', units: 625 },
  ],
  update: [{ bucket: 'units', units: 766 }],
} as const satisfies Record<'create' | 'update', readonly (Cost & { bucket: Bucket })[]>

function units(count: number) {
  return { bucket: 'units', units: count } as const
}

const HOUR = 3_600_000

/** When the quota begins anew: the next midnight in Los Angeles, through both changes of its clock. */
export function nextPacificMidnight(now: Date): Date {
  const today = pacificDate(now)
  const hours = Array.from({ length: 26 }, (_, index) => (Math.floor(now.getTime() / HOUR) + index + 1) * HOUR)
  // the zone's offset is whole hours, so its midnight is at a whole hour of UTC
  const midnight = hours.find((hour) => pacificDate(new Date(hour)) !== today)
  if (midnight === undefined) throw new RangeError('a day has no more than 25 hours')
  return new Date(midnight)
}

function pacificDate(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
}
