/**
 * The budget headers: how much is used and how long a block lasts.
 * Source: developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
import { z } from 'zod'
import type { Usage } from '../channel'

const entrySchema = z.looseObject({
  call_count: z.number().catch(0),
  total_cputime: z.number().catch(0),
  total_time: z.number().catch(0),
  estimated_time_to_regain_access: z.number().catch(0),
})
/** The key is not always the Page's id, so every entry counts. */
const businessSchema = z.record(z.string(), z.array(entrySchema))

/** @returns minutes until calls are welcome again; null when Facebook names none */
export function waitMinutesOf(headers: Readonly<Record<string, unknown>>): number | null {
  const entries = businessEntries(headers)
  return entries.length === 0 ? null : Math.max(...entries.map((entry) => entry.estimated_time_to_regain_access))
}

/** @returns the tightest budget; null when nothing is said */
export function usageOf({ headers, now }: { headers: Readonly<Record<string, unknown>>; now: Date }): Usage | null {
  const app = entrySchema.safeParse(jsonOf(headers['x-app-usage'])).data
  const entries = [...businessEntries(headers), ...(app ? [app] : [])]
  if (entries.length === 0) return null
  const minutes = waitMinutesOf(headers) ?? 0
  return {
    percent: Math.max(...entries.flatMap((entry) => [entry.call_count, entry.total_cputime, entry.total_time])),
    regainAt: minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : null,
  }
}

function businessEntries(headers: Readonly<Record<string, unknown>>) {
  return Object.values(businessSchema.safeParse(jsonOf(headers['x-business-use-case-usage'])).data ?? {}).flat()
}

function jsonOf(header: unknown): unknown {
  if (typeof header !== 'string') return undefined
  try {
    return JSON.parse(header)
  } catch {
    return undefined
  }
}
