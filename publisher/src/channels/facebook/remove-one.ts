/** Deletes one thing of ours on the Page. */
import type { DeliveryContext } from '../channel'
import { NotAuthorized } from '../errors'
import { isMissing, toChannelError } from './errors'
import type { FacebookDeps } from './client'
import { successSchema } from './objects'
import { DEADLINES } from './settings'
import { isThere } from './still-there'

/**
 * Facebook answers "does not exist" for "not yours" too, so gone is only believed when reading fails in the same way.
 * @throws NotAuthorized when it is still there
 */
export async function deleteOne({ deps, id, ctx }: { deps: FacebookDeps; id: string; ctx: DeliveryContext }): Promise<void> {
  const spec = { name: 'delete', effect: 'repeatable', deadlineMs: DEADLINES.write, request: { id } } as const
  const { isDeleted } = await ctx.step<{ isDeleted: boolean }>(spec, async (signal) => {
    const call = { method: 'DELETE', path: id, schema: successSchema, effect: 'repeatable', signal, ctx } as const
    const answer = await deps.client.ask(call)
    if (answer.ok) return { answer: { isDeleted: true } }
    if (isMissing(answer.failure)) return { answer: { isDeleted: false } }
    throw toChannelError({ failure: answer.failure, effect: 'repeatable', now: ctx.now() })
  })
  if (!isDeleted && (await isThere({ deps, id, ctx }))) throw notDeletable()
}

function notDeletable(): NotAuthorized {
  return new NotAuthorized({
    code: 'facebook.delete-refused',
    message: 'Facebook không cho gỡ bài này dù bài vẫn còn trên Fanpage.',
    help: 'Quản trị gỡ tay trên Fanpage ngay, rồi cấp lại quyền pages_manage_posts cho ứng dụng và bấm "Kiểm tra lại".',
    who: 'operator',
  })
}
