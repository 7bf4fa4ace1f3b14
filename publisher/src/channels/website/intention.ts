/**
 * What a publish is about to put on the disk, committed before it does. Cut off, it leaves neither row nor Receipt, and yet
 * there may be a page and a film: by this a takedown, or the next Release, finds them.
 */
import { z } from 'zod'
import type { Release } from '@hl/config/release'
import type { DeliveryContext, Json } from '../channel'
import { formerPaths } from './former-addresses'
import { mediaNames } from './media'

const intentionSchema = z.object({
  documentId: z.string(),
  /** addresses, the former ones too */
  paths: z.array(z.string()),
  /** below /media/, as they are claimed */
  files: z.array(z.string()),
})
export type Intention = z.infer<typeof intentionSchema>

export function readIntention(progress: Json): Intention | null {
  return intentionSchema.safeParse(progress).data ?? null
}

/** @returns what this and earlier publishes meant to put there; it is forgotten with a verified removal */
export async function saveIntention(options: {
  ctx: Pick<DeliveryContext, 'progress' | 'saveProgress'>
  release: Release
  path: string
}): Promise<Intention> {
  const { ctx, release, path } = options
  const before = readIntention(ctx.progress)
  const intention = {
    documentId: release.documentId,
    paths: union(before?.paths, [path, ...formerPaths(release)]),
    files: union(before?.files, mediaNames(release)),
  }
  if (JSON.stringify(intention) !== JSON.stringify(before)) await ctx.saveProgress(intention)
  return intention
}

function union(before: readonly string[] = [], now: readonly string[]): string[] {
  return [...new Set([...before, ...now])].sort()
}
