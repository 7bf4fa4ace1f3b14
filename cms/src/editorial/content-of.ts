/** What a save may change of an Item, without the bookkeeping around it: two saves that leave the same are one. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Draft } from './draft'
import { ITEM_TABLES } from './item-types'
import { rows, type Trx } from './transaction'

export interface Content {
  fields: object
  /** the consents it names: no field of a Release, but what its approval rests on */
  consents: number[]
}

export async function contentOf({ trx, draft }: { trx: Trx; draft: Draft }): Promise<Content> {
  const { id, updatedAt: _when, state: _where, publicSince: _ours, formerSlugs: _kept, images: _inBody, ...fields } = draft
  return { fields, consents: await consentsOf({ trx, draft: { id, type: draft.type } }) }
}

export function isSameContent(before: Content, after: Content): boolean {
  return isDeepStrictEqual(before, after)
}

async function consentsOf({ trx, draft }: { trx: Trx; draft: Pick<Draft, 'id' | 'type'> }): Promise<number[]> {
  const { id, type } = draft
  const sql = `select consent_id as id from cms.${ITEM_TABLES[type]}_consents_lnk where ${type}_id = ? order by consent_id`
  return (await rows({ trx, sql, bindings: [id], row: z.object({ id: z.number() }) })).map((consent) => consent.id)
}
