/** Which Items show a file, found by an index and not by reading every text: the cost does not grow with the number of Items. */
import { ITEM_TYPES, type ItemType } from '@hl/config/words'
import { z } from 'zod'
import { ITEM_TABLES, ITEM_UIDS } from '../editorial/item-types'
import { rows, type Trx } from '../editorial/transaction'

/** Strapi's file names of the pictures in a text. As in the index, letter by letter, or the index is not used. */
const PICTURES = "jsonb_path_query_array(body, '$[*].image.hash')"

/** At every start; Strapi makes the tables, and leaves alone an index it does not know. */
export async function indexPictures(trx: Trx): Promise<void> {
  for (const table of Object.values(ITEM_TABLES)) {
    await trx.raw(`create index if not exists ${table}_pictures on cms.${table} using gin (${PICTURES})`, [])
  }
}

/** Attached files are rows of Strapi's join table; pictures inside the text are known by their file name only. @returns row ids, draft or published */
export async function itemsShowing(input: { trx: Trx; type: ItemType; file: { id: number; hash: string } }): Promise<number[]> {
  const { trx, type, file } = input
  const sql = `
    select related_id as id from cms.files_related_mph where file_id = ? and related_type = ?
    union select id from cms.${ITEM_TABLES[type]} where ${PICTURES} @> jsonb_build_array(?::text)`
  const found = await rows({ trx, sql, bindings: [file.id, ITEM_UIDS[type], file.hash], row: z.object({ id: z.number() }) })
  return found.map((row) => row.id)
}

/** Drafts only, all types, in one order so that two who lock them never wait for each other. */
export async function draftsShowing(input: {
  trx: Trx
  file: { id: number; hash: string }
}): Promise<{ type: ItemType; documentId: string }[]> {
  const { trx } = input
  const drafts: { type: ItemType; documentId: string }[] = []
  for (const type of ITEM_TYPES) {
    const sql = `select document_id as "documentId" from cms.${ITEM_TABLES[type]}
                  where published_at is null and id in (select jsonb_array_elements_text(?::jsonb)::int) order by document_id`
    const ids = JSON.stringify(await itemsShowing({ ...input, type }))
    const found = await rows({ trx, sql, bindings: [ids], row: z.object({ documentId: z.string() }) })
    drafts.push(...found.map(({ documentId }) => ({ type, documentId })))
  }
  return drafts
}
