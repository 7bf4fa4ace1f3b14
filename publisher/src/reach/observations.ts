/** What was observed, as rows that are never changed: told figures, and what was asked and not told. */
import type { Observation } from '../channels/observation'
import type { Queryable } from '../database'
import type { ReceiptRow } from '../delivery/delivery'

export async function loadMeasured(client: Queryable, ids: readonly string[]): Promise<ReceiptRow[]> {
  const { rows } = await client.query<ReceiptRow>(`select * from receipt where delivery_id = any($1) and status = 'live' order by id`, [
    ids,
  ])
  return rows
}

/** @param receipts those that were asked about: they say whose an Observation is */
export async function keepObservations(
  client: Queryable,
  { observations, receipts }: { observations: readonly Observation[]; receipts: readonly ReceiptRow[] },
): Promise<void> {
  const owners = new Map(receipts.map((receipt) => [receipt.external_id, receipt.delivery_id]))
  const rows = observations.flatMap((one) => {
    const owner = owners.get(one.receipt.externalId)
    return owner === undefined ? [] : [{ owner, ...one, why: one.value === null ? one.why : null }]
  })
  await client.query(
    `insert into observation (delivery_id, receipt_key, external_id, metric, value, why, source)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[])`,
    [
      rows.map((row) => row.owner),
      rows.map((row) => row.receipt.key),
      rows.map((row) => row.receipt.externalId),
      rows.map((row) => row.metric),
      rows.map((row) => row.value),
      rows.map((row) => row.why),
      rows.map((row) => row.source),
    ],
  )
}
