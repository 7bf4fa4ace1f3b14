/** `GET|PUT /editorial/settings`: which chain the board works by. Items keep their stage; every preset has a way out of each. */
import type { Core } from '@strapi/strapi'
import { PRESET_IDS, type PresetId } from '@hl/config/chain'
import { EMERGENCY, PRESETS } from '@hl/config/chain-presets'
import { z } from 'zod'
import { moversOf, parseAdminUser, type Caller } from './actor'
import type { SettingsAnswer } from './contract'
import { lockDocument, writeOutbox } from './outbox'
import { Refusal } from './refusal'
import { personOf } from './settle'
import { stepsOf } from './preset-steps'
import { presetInForce, storePreset } from './settings'

/** The audit's name for what is no Item. */
const SUBJECT = 'editorial-settings'

export async function settingsOf({ strapi, caller }: { strapi: Core.Strapi; caller: Caller }): Promise<SettingsAnswer> {
  refuseOthers(caller)
  const { id } = await presetInForce(strapi.db.connection)
  const approvers = await countApprovers(strapi)
  return {
    preset: id,
    presets: PRESET_IDS.map((preset) => ({
      id: preset,
      name: PRESETS[preset].name,
      help: PRESETS[preset].help,
      steps: stepsOf(PRESETS[preset]),
    })),
    approvers,
    warning:
      approvers > 1
        ? null
        : 'Chỉ một người có quyền duyệt: bài của chính người đó sẽ không ai duyệt được. Hãy cấp quyền cho người thứ hai.',
  }
}

export async function changePreset(input: { strapi: Core.Strapi; caller: Caller; preset: PresetId }): Promise<SettingsAnswer> {
  const { strapi, caller, preset } = input
  refuseOthers(caller)
  await strapi.db.transaction(async ({ trx }) => {
    await lockDocument(trx, SUBJECT)
    const before = await presetInForce(trx)
    await storePreset({ trx, preset })
    const fact = { kind: 'event', subject: 'settings', action: 'preset', data: { from: before.id, to: preset } } as const
    await writeOutbox({ trx, documentId: SUBJECT, actor: personOf(caller), fact })
  })
  return settingsOf({ strapi, caller })
}

async function countApprovers(strapi: Core.Strapi): Promise<number> {
  const found: unknown = await strapi.db
    .query('admin::user')
    .findMany({ where: { isActive: true, blocked: false }, populate: { roles: true } })
  return z
    .array(z.unknown())
    .parse(found)
    .filter((user) => moversOf(parseAdminUser(user)).some((mover) => EMERGENCY.by.includes(mover))).length
}

function refuseOthers(caller: Caller): void {
  if (EMERGENCY.by.some((mover) => caller.movers.includes(mover))) return
  throw new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Chỉ Trưởng Ban biên tập xem và chọn quy trình.',
    help: 'Nhờ Trưởng Ban biên tập đổi quy trình.',
  })
}
