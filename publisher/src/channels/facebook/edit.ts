/** Changes the texts of one post or video that is already there. Safe to repeat. "Does not exist" is Facebook's word for "not yours" too. */
import type { DeliveryContext, StepSpec } from '../channel'
import { NotAuthorized } from '../errors'
import type { FacebookDeps } from './client'
import { isMissing, toChannelError } from './errors'
import { successSchema } from './objects'
import { DEADLINES } from './settings'
import { isThere } from './still-there'

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
  const { isFound } = await ctx.step<{ isFound: boolean }>(spec, async (signal) => {
    const call = { method: 'POST', path: id, params: texts, effect: 'repeatable', signal, ctx } as const
    const answer = await deps.client.ask({ ...call, schema: successSchema })
    if (answer.ok) return { answer: { isFound: true } }
    if (isMissing(answer.failure)) return { answer: { isFound: false } }
    throw toChannelError({ failure: answer.failure, effect: 'repeatable', now: ctx.now() })
  })
  // when somebody deleted it on the Page, reading it back says so, and a person decides
  if (!isFound && (await isThere({ deps, id, ctx }))) throw notEditable()
}

function notEditable(): NotAuthorized {
  return new NotAuthorized({
    code: 'facebook.edit-refused',
    message: 'Facebook không cho sửa bài này dù bài vẫn còn trên Fanpage.',
    help: 'Quản trị cấp lại quyền pages_manage_posts cho đúng ứng dụng đã đăng bài, rồi bấm "Kiểm tra lại".',
    who: 'operator',
  })
}
