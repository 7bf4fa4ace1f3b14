/** The Page itself. */
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
    is_published: true,
    fan_count: 1_954,
    followers_count: 2_026,
    has_transitioned_to_new_page_experience: true,
    verification_status: 'not_verified',
  }
  return select({ node, type: 'Page', fields: call.params.text('fields') })
}

/** `/me` with a Page token is the Page. */
export const readSelf: Run = readPage
