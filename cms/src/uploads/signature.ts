/** The pass in a file's address: this person, this file, until then. Serving asks for the person's rights again. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const VALID_MS = 15 * 60_000

interface Pass {
  secret: string
  /** file name in the uploads folder */
  name: string
}

const querySchema = z.object({
  for: z.string().min(1),
  until: z.string().regex(/^\d{1,15}$/),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
})

export const FILES_PREFIX = '/media'

/** @returns the path below the cms's address */
export function signedPath(input: Pass & { userId: string; now: number }): string {
  const { secret, name, userId, now } = input
  const until = String(now + VALID_MS)
  const query = new URLSearchParams({ for: userId, until, signature: signatureOf({ secret, name, userId, until }) })
  return `${FILES_PREFIX}/${encodeURIComponent(name)}?${query.toString()}`
}

/** @returns the id of the person the address was made for; `null` when it is forged, for another file, or over */
export function readPass(input: Pass & { query: unknown; now: number }): string | null {
  const { secret, name, now } = input
  const query = querySchema.safeParse(input.query)
  if (!query.success || Number(query.data.until) < now) return null
  const { for: userId, until, signature } = query.data
  const expected = signatureOf({ secret, name, userId, until })
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected)) ? userId : null
}

function signatureOf({ secret, name, userId, until }: Pass & { userId: string; until: string }): string {
  return createHmac('sha256', `hl-cms:files:${secret}`)
    .update(JSON.stringify([name, userId, until]))
    .digest('hex')
}
