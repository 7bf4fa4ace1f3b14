/** Changes the texts of one post or video that is already there. Safe to repeat. */
import type { DeliveryContext, StepSpec } from '../channel'
import type { FacebookDeps } from './client'
import { isMissing, toChannelError } from './errors'
import { successSchema } from './objects'
import { DEADLINES } from './settings'

/** @param texts by the platform's names: a post's `message`; a video's `name` (its title) and `description` */
export async function editTexts({
  deps,
  id,
  texts,
  ctx,
}: {
  deps: FacebookDeps
  id: string
  texts: Readonly<Record<string, string>>
  ctx: DeliveryContext
}): Promise<void> {
  const spec: StepSpec = { name: 'edit', effect: 'repeatable', deadlineMs: DEADLINES.write, request: { id, ...texts } }
  await ctx.step<{ isThere: boolean }>(spec, async (signal) => {
    const call = { method: 'POST', path: id, params: texts, effect: 'repeatable', signal, ctx } as const
    const answer = await deps.client.ask({ ...call, schema: successSchema })
    if (answer.ok) return { answer: { isThere: true } }
    // somebody deleted it on the Page: reading it back says so, and a person decides
    if (isMissing(answer.failure)) return { answer: { isThere: false } }
    throw toChannelError({ failure: answer.failure, effect: 'repeatable', now: ctx.now() })
  })
}
