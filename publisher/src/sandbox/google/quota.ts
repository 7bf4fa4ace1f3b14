/** The project's daily quota: a bucket of uploads and a bucket of units, both full again at midnight Pacific time. */
import type { GoogleContext } from './context'
import { GoogleError, quotaExceeded } from './errors'
import type { QuotaDay } from './records'

export interface Cost {
  bucket: 'inserts' | 'units'
  cost: number
}

/** @throws GoogleError 403 quotaExceeded; a refused call is not charged again */
export async function charge({ context, cost: { bucket, cost } }: { context: GoogleContext; cost: Cost }): Promise<void> {
  const today = quotaToday(context)
  const limits = { inserts: context.settings.limits.youtubeInserts, units: context.settings.limits.youtubeUnits }
  if (today[bucket] + cost > limits[bucket]) throw new GoogleError(quotaExceeded)
  await context.records.quota.put({ ...today, [bucket]: today[bucket] + cost })
}

export function quotaToday({ records, settings }: Pick<GoogleContext, 'records' | 'settings'>): QuotaDay {
  const id = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(settings.now())
  return records.quota.get(id) ?? { id, inserts: 0, units: 0 }
}
