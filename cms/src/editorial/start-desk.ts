/** At every start: the first preset, and a place on the desk for Items that came into the database past us (older versions, imports). */
import type { PresetId } from '@hl/config/chain'
import { ITEM_TYPES } from '@hl/config/words'
import { ITEM_TABLES } from './item-types'
import { putFirstPreset } from './settings'
import type { Trx } from './transaction'

export async function prepareDesk({ trx, preset }: { trx: Trx; preset: PresetId }): Promise<void> {
  await putFirstPreset({ trx, preset })
  for (const type of ITEM_TYPES) {
    const table = `cms.${ITEM_TABLES[type]}`
    await trx.raw(
      `with placed as (
         insert into cms.item_states (document_id, type, stage, is_live, author_id, since)
         select document_id, ?, coalesce(stage, 'draft'),
                exists (select 1 from ${table} live where live.document_id = item.document_id and live.published_at is not null),
                created_by_id::text, date_trunc('milliseconds', coalesce(updated_at, now()))
           from ${table} item where published_at is null
         on conflict do nothing returning document_id, stage)
       insert into cms.item_changers (document_id, user_id, name)
       select distinct item.document_id, person.id::text, concat_ws(' ', person.lastname, person.firstname)
         from placed
         join ${table} item on item.document_id = placed.document_id and item.published_at is null
         join cms.admin_users person on person.id in (item.created_by_id, item.updated_by_id)
        where placed.stage <> 'approved'
       on conflict do nothing`,
      [type],
    )
  }
}
