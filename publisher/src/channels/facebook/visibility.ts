/** What somebody unpublished or hid on the Page is shown again with the next edit; what is visible is left alone. */
import { z } from 'zod'
import type { DeliveryContext, Receipt } from '../channel'
import { LimitReached, NotAuthorized } from '../errors'
import type { FacebookDeps } from './client'
import { isMissing, toChannelError } from './errors'
import { DEADLINES } from './settings'

const visibilitySchema = z.looseObject({
  is_published: z.boolean().nullish(),
  is_hidden: z.boolean().nullish(),
  published: z.boolean().nullish(),
})

/** @returns parameters of the edit, by the platform's names; none when it is visible or does not answer */
export async function showAgain({
  deps,
  receipt,
  ctx,
}: {
  deps: FacebookDeps
  receipt: Receipt
  ctx: DeliveryContext
}): Promise<Record<string, string>> {
  const params = { fields: receipt.key === 'video' ? 'published' : 'is_published,is_hidden' }
  const answer = await ctx.read({ name: 'visibility', deadlineMs: DEADLINES.read }, (signal) =>
    deps.client.ask({ method: 'GET', path: receipt.externalId, params, schema: visibilitySchema, effect: 'read', signal, ctx }),
  )
  if (!answer.ok) {
    const error = toChannelError({ failure: answer.failure, effect: 'read', now: ctx.now() })
    // a limit or a refused token stops every call; anything else leaves the edit to say what is wrong
    if (error instanceof LimitReached || (error instanceof NotAuthorized && !isMissing(answer.failure))) throw error
    return {}
  }
  const { is_published: isPublished, is_hidden: isHidden, published } = answer.value
  return {
    ...(isPublished === false ? { is_published: 'true' } : {}),
    ...(isHidden === true ? { is_hidden: 'false' } : {}),
    ...(published === false ? { published: 'true' } : {}),
  }
}
