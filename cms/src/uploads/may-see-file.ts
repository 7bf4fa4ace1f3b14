/** Who may have the bytes of an uploaded file: whoever brought it, whoever may use it, whoever may read an Item that shows it. */
import type { Core } from '@strapi/strapi'
import { ITEM_TYPES } from '@hl/config/words'
import { z } from 'zod'
import { parseAdminUser } from '../editorial/actor'
import { ITEM_UIDS } from '../editorial/item-types'
import { isConsentFile, mayReadConsents } from './consent-files'
import { itemsShowing } from './items-showing'

export interface FileRow {
  id: number
  hash: string
  createdBy: { id: number } | null
}

export async function maySeeFile(input: { strapi: Core.Strapi; userId: string; file: FileRow }): Promise<boolean> {
  const { strapi, userId, file } = input
  const found: unknown = await strapi.db
    .query('admin::user')
    .findOne({ where: { id: userId, isActive: true, blocked: { $ne: true } }, populate: { roles: true } })
  if (found === null) return false
  if (String(file.createdBy?.id) === userId) return true
  if (await isConsentFile(strapi, file.id)) return mayReadConsents(parseAdminUser(found))
  const ability: unknown = await strapi.service('admin::permission').engine.generateUserAbility(found)
  return isInTheirLibrary({ strapi, ability, file }) || (await isInAnItemOfTheirs({ strapi, ability, file }))
}

function isInTheirLibrary({ strapi, ability, file }: { strapi: Core.Strapi; ability: unknown; file: FileRow }): boolean {
  const model = 'plugin::upload.file'
  const manager = strapi.service('admin::permission').createPermissionsManager({ ability, action: 'plugin::upload.read', model })
  return z.boolean().parse(manager.ability.can(manager.action, manager.toSubject(file)))
}

async function isInAnItemOfTheirs({ strapi, ability, file }: { strapi: Core.Strapi; ability: unknown; file: FileRow }): Promise<boolean> {
  const checkers = strapi.plugin('content-manager').service('permission-checker')
  for (const type of ITEM_TYPES) {
    const checker = checkers.create({ userAbility: ability, model: ITEM_UIDS[type] })
    const items: unknown = await strapi.db
      .query(ITEM_UIDS[type])
      .findMany({ where: { id: { $in: await itemsShowing({ trx: strapi.db.connection, type, file }) } }, populate: { createdBy: true } })
    if (
      z
        .array(z.unknown())
        .parse(items)
        .some((item) => z.boolean().parse(checker.can.read(item)))
    )
      return true
  }
  return false
}
