/** Which content types are Items, and what they are called in Strapi. */
import type { ItemType } from '@hl/config/words'

export const ITEM_UIDS = {
  article: 'api::article.article',
  video: 'api::video.video',
  faq: 'api::faq.faq',
} as const satisfies Record<ItemType, string>
export type ItemUid = (typeof ITEM_UIDS)[ItemType]

/** Table of each type in schema `cms`, for the few columns that are written by SQL. */
export const ITEM_TABLES = { article: 'articles', video: 'videos', faq: 'faqs' } as const satisfies Record<ItemType, string>

export function itemTypeOf(uid: string): ItemType | undefined {
  switch (uid) {
    case ITEM_UIDS.article:
      return 'article'
    case ITEM_UIDS.video:
      return 'video'
    case ITEM_UIDS.faq:
      return 'faq'
    default:
      return undefined
  }
}
