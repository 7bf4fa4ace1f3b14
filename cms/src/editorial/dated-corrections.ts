/** A correction typed without a time is made now: nobody should have to look at the clock to say what was wrong. Pure. */
import { z } from 'zod'

const entrySchema = z.looseObject({ at: z.unknown().optional() })

export function datedCorrections(data: Readonly<Record<string, unknown>>, now: Date): Record<string, unknown> {
  const { corrections } = data
  if (!Array.isArray(corrections)) return { ...data }
  return { ...data, corrections: corrections.map((entry: unknown) => dated(entry, now)) }
}

/** What is no correction at all is Strapi's to refuse. */
function dated(entry: unknown, now: Date): unknown {
  const parsed = entrySchema.safeParse(entry)
  if (!parsed.success || parsed.data.at) return entry
  return { ...parsed.data, at: now.toISOString() }
}
