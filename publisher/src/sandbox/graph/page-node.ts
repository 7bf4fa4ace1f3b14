/** The Page itself. */
import { AVATAR_PATH } from '../page/avatar'
import { pagesOf } from './accounts'
import type { Run } from './context'
import { select } from './fields'

export const readPage: Run = ({ context, call }) => {
  const { facebook, pageName } = context.settings
  const node = {
    id: facebook.pageId,
    name: pageName,
    username: 'conduonghuongthien',
    link: `${context.baseUrl()}/fanpage`,
    category: 'Media/News Company',
    can_post: true,
    is_published: context.standing.isPublished,
    fan_count: 1_954,
    followers_count: 2_026,
    has_transitioned_to_new_page_experience: true,
    verification_status: 'not_verified',
  }
  return select({ node, type: 'Page', fields: call.params.text('fields') })
}

/** `/me` with a Page token is the Page, with a person's the person. */
export const readSelf: Run = ({ context, call }) => {
  const { caller } = call
  if (caller.kind !== 'page') return { id: '100000000000001', name: 'Người dùng thử' }
  const page = pagesOf(context).find(({ id }) => id === caller.token.pageId)
  const base = context.baseUrl()
  const node = { ...page, link: `${base}/fanpage`, picture: { data: { url: `${base}${AVATAR_PATH}`, is_silhouette: false } } }
  return select({ node, type: 'Page', fields: call.params.text('fields') })
}
