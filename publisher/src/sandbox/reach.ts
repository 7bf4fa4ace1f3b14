/**
 * How far a thing of the sandbox has reached: made up, but the same for the same id and age, growing as such numbers grow.
 * A person or a test may set any of them instead, or have one kept back as the platforms do. Kept across restarts.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Collection, Store } from './store'

type Metric = 'views' | 'reactions' | 'comments' | 'shares'
/** null: kept back (likes hidden, comments off) */
export type ReachCounts = Record<Metric, number | null>

const given = z.int().min(0).nullable().exactOptional()
export const reachEdit = z.strictObject({ views: given, reactions: given, comments: given, shares: given })
const recordSchema = reachEdit.extend({ id: z.string() })

export interface ReachRecords {
  /** @param written comments that were really made there */
  of(thing: { id: string; since: string; written?: number }): ReachCounts
  set(id: string, edit: z.infer<typeof reachEdit>): Promise<void>
}

export async function openReachRecords({ store, now }: { store: Store; now: () => Date }): Promise<ReachRecords> {
  const records: Collection<z.infer<typeof recordSchema>> = await store.collection({ name: 'reach', schema: recordSchema, byAge: () => 0 })
  return {
    of({ id, since, written = 0 }) {
      const grown = grownCounts({ id, ageMs: now().getTime() - new Date(since).getTime() })
      const { id: _id, ...set } = records.get(id) ?? { id }
      return { ...grown, comments: grown.comments + written, ...set }
    },
    set: (id, edit) => records.put({ ...records.get(id), ...edit, id }),
  }
}

const HALF_LIFE_MS = 24 * 3_600_000
/** of the views, at most */
const SHARES_OF_VIEWS: Record<Exclude<Metric, 'views'>, number> = { reactions: 0.09, comments: 0.02, shares: 0.03 }

/** Pure. From nothing towards a height of its own, half of it in a day. */
export function grownCounts({ id, ageMs }: { id: string; ageMs: number }): Record<Metric, number> {
  const chance = createHash('sha256').update(id).digest()
  const part = (byte: number) => (chance[byte] ?? 0) / 255
  const grown = 1 - 0.5 ** (Math.max(0, ageMs) / HALF_LIFE_MS)
  const views = Math.floor((150 + part(0) * part(1) * 6_000) * grown)
  const of = (metric: keyof typeof SHARES_OF_VIEWS, byte: number) => Math.floor(views * SHARES_OF_VIEWS[metric] * part(byte))
  return { views, reactions: of('reactions', 2), comments: of('comments', 3), shares: of('shares', 4) }
}
