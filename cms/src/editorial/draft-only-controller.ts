/** The content API of Items: an API token reads and leaves drafts. Strapi would publish what a POST sends unless told otherwise. */
import { factories } from '@strapi/strapi'
import type { ItemUid } from './item-types'

export function draftOnlyController(uid: ItemUid) {
  return factories.createCoreController(uid, () => ({
    async create(ctx) {
      if (ctx.query['status'] === 'published') {
        return ctx.forbidden('Chương trình chỉ được gửi bản nháp; bài chỉ lên các kênh khi Ban biên tập duyệt.')
      }
      ctx.query = { ...ctx.query, status: 'draft' }
      return super.create(ctx)
    },
  }))
}
