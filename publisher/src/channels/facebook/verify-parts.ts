/** What every reading back needs: one read, and the answers that all kinds of things have in common. */
import type { z } from 'zod'
import type { ChannelContext, Difference, Receipt, Verified } from '../channel'
import { isMissing, toChannelError } from './errors'
import type { FacebookDeps } from './client'
import { folded } from './objects'
import type { FacebookRendition } from './render'
import { DEADLINES } from './settings'

export type Verify = { deps: FacebookDeps; receipt: Receipt; rendition: FacebookRendition | null; ctx: ChannelContext }

/** Missing so soon after it was made means "not yet": reads are served by replicas. What was seen live before is not new. */
const SETTLE_MS = 60_000
const LOOK_AGAIN_MS = 2_000

/** @returns null when Facebook says it is not there */
export async function readBack<T>({
  deps,
  receipt,
  ctx,
  fields,
  schema,
}: Pick<Verify, 'deps' | 'receipt' | 'ctx'> & { fields: string; schema: z.ZodType<T> }): Promise<T | null> {
  return ctx.read({ name: `read-${receipt.key}`, deadlineMs: DEADLINES.read }, async (signal) => {
    const call = { method: 'GET', path: receipt.externalId, params: { fields }, effect: 'read', signal, ctx } as const
    const answer = await deps.client.ask({ ...call, schema })
    if (answer.ok) return answer.value
    if (isMissing(answer.failure)) return null
    throw toChannelError({ failure: answer.failure, effect: 'read', now: ctx.now() })
  })
}

export function isYoung({ receipt, ctx }: Pick<Verify, 'receipt' | 'ctx'>): boolean {
  return receipt.status !== 'live' && ctx.now().getTime() - receipt.createdAt.getTime() < SETTLE_MS
}

export function pending(note: string): Verified {
  return { status: 'pending', lookAgainMs: LOOK_AGAIN_MS, note }
}

export function stillThere(): Verified {
  return { status: 'differs', differences: [{ field: 'post', expected: 'đã gỡ', found: 'vẫn còn trên Fanpage' }], baseline: {} }
}

export function textDifference({
  field,
  expected,
  found,
}: {
  field: string
  expected: string
  found: string | null | undefined
}): Difference[] {
  return folded(expected) === folded(found) ? [] : [{ field, expected, found: found ?? '' }]
}

export const hiddenDifference: Difference = { field: 'isPublished', expected: 'công khai', found: 'không công khai' }
