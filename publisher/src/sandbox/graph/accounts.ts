/** The Pages of the person who signs in here: ours, another that is fit too, and one on which that person may only look. */
import { AVATAR_PATH } from '../page/avatar'
import type { GraphContext, Run } from './context'
import { GraphError } from './errors'
import { issueToken } from './tokens'

export interface SandboxPage {
  id: string
  name: string
  tasks: readonly string[]
}

const EVERYTHING = ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE']

export function pagesOf({ settings }: Pick<GraphContext, 'settings'>): SandboxPage[] {
  return [
    { id: settings.facebook.pageId, name: settings.pageName, tasks: EVERYTHING },
    { id: '100064000000002', name: 'Trang của đơn vị khác', tasks: EVERYTHING },
    { id: '100064000000003', name: 'Trang chỉ được xem', tasks: ['ANALYZE'] },
  ]
}

/** `GET /me/accounts` with a user's token: the Pages chosen at consent, each with a token of its own. */
export const listAccounts: Run = ({ context, call }) => {
  const { caller } = call
  if (caller.kind !== 'user')
    throw new GraphError({ code: 100, message: '(#100) Tried accessing nonexisting field (accounts) on node type (Page)' })
  if (!caller.token.scopes.includes('pages_show_list')) return { data: [] }
  const { scopes, isLong, pages, expiresAt } = caller.token
  const data = pagesOf(context)
    .filter(({ id }) => pages.includes(id))
    .slice(0, call.params.count('limit') ?? 25)
    .map(({ id, name, tasks }) => ({
      id,
      name,
      tasks,
      link: `${context.baseUrl()}/fanpage`,
      category: 'Media/News Company',
      picture: { data: { url: `${context.baseUrl()}${AVATAR_PATH}`, width: 50, height: 50, is_silhouette: false } },
      // a Page token of a long-lived user token has no end of its own
      access_token: issueToken({
        context,
        facts: { type: 'PAGE', pageId: id, pages: [id], scopes, isLong, expiresAt: isLong ? 0 : expiresAt },
      }),
    }))
  return { data, paging: {} }
}
