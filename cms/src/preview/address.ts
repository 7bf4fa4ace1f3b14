/** Strapi's preview handler: an address for one who may read the Item, and nothing for anybody else (DESK §1.4). */
import type { Core } from '@strapi/strapi'
import type { EditorialConfig } from '../../config/editorial'
import { parseAdminUser } from '../editorial/actor'
import { ITEM_UIDS, itemTypeOf } from '../editorial/item-types'
import { PREVIEW_MINUTES, signPass } from './token'

/** @returns undefined when the uid is no Item, or the asking user may not read it: Strapi then shows no preview */
export async function previewAddress(
  strapi: Core.Strapi,
  { uid, documentId }: { uid: string; documentId: string | undefined },
): Promise<string | undefined> {
  const type = itemTypeOf(uid)
  const state = strapi.requestContext.get()?.state
  if (type === undefined || !documentId || !state?.userAbility) return undefined
  const draft: unknown = await strapi.db
    .query(ITEM_UIDS[type])
    .findOne({ where: { documentId, publishedAt: null }, populate: { createdBy: true } })
  const checkers = strapi.plugin('content-manager').service('permission-checker')
  if (draft === null || checkers.create({ userAbility: state.userAbility, model: ITEM_UIDS[type] }).cannot.read(draft)) return undefined
  const { previewKey } = strapi.config.get<EditorialConfig>('editorial')
  const expiresAt = Date.now() + PREVIEW_MINUTES * 60_000
  return `/xem-truoc/${signPass({ type, documentId, userId: String(parseAdminUser(state.user).id), expiresAt }, previewKey)}`
}
