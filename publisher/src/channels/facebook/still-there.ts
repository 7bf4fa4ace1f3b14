/** Facebook answers "does not exist" for "not yours" too: whether something of ours can still be read. */
import { z } from 'zod'
import type { DeliveryContext } from '../channel'
import type { FacebookDeps } from './client'
import { isMissing, toChannelError } from './errors'
import { DEADLINES } from './settings'

export async function isThere({ deps, id, ctx }: { deps: FacebookDeps; id: string; ctx: DeliveryContext }): Promise<boolean> {
  return ctx.read({ name: 'still-there', deadlineMs: DEADLINES.read }, async (signal) => {
    const schema = z.looseObject({ id: z.string() })
    const call = { method: 'GET', path: id, params: { fields: 'id' }, schema, effect: 'read', signal, ctx } as const
    const answer = await deps.client.ask(call)
    if (answer.ok) return true
    if (isMissing(answer.failure)) return false
    throw toChannelError({ failure: answer.failure, effect: 'read', now: ctx.now() })
  })
}
