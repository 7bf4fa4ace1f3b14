/** What was sent without a known outcome has been found on the channel: it becomes the receipt, and is read back next. */
import type { PoolClient } from 'pg'
import type { ReceiptDraft } from '../channels/channel'
import { UNRESOLVED } from './due'
import type { Delivery } from './delivery'

/** The row is locked by the caller. @param sentRelease absent: that of the step whose outcome was open, else the wanted one */
export async function takeAsSent(
  client: PoolClient,
  { delivery, found, sentRelease }: { delivery: Delivery; found: ReceiptDraft; sentRelease?: string },
): Promise<void> {
  const closed = await closeSteps(client, { delivery, result: 'found' })
  const release = sentRelease ?? closed ?? delivery.wanted_release
  const { key, externalId, url, data = null } = found
  await client.query(
    `insert into receipt (delivery_id, channel, document_id, incarnation, key, external_id, url, status, release, data)
     values ($1, $2, $3, $4, $5, $6, $7, 'creating', $8, $9) on conflict (delivery_id, key, external_id) do update set status = 'creating'`,
    [delivery.id, delivery.channel, delivery.document_id, delivery.incarnation, key, externalId, url, release, data],
  )
  // the wanted Release itself was sent: nothing is left but to read it back
  await client.query(
    `update delivery set state = 'verifying', due_at = now(), check_at = null, error = null, lost_creates = 0,
       sent_seq = case when wanted_release = $2 then wanted_seq else sent_seq end,
       sent_rev = case when wanted_release = $2 then inputs_rev else sent_rev end where id = $1`,
    [delivery.id, release],
  )
}

/** @returns the Release that was sent by the first of them */
export async function closeSteps(
  client: PoolClient,
  { delivery, result }: { delivery: Delivery; result: 'found' | 'absent' },
): Promise<string | null> {
  const { rows } = await client.query<{ release: string | null }>(
    `update step set result = $2, ended_at = coalesce(ended_at, now()) where delivery_id = $1 and ${UNRESOLVED} returning release`,
    [delivery.id, result],
  )
  return rows[0]?.release ?? null
}
