/** What a channel shows beside the Release changed (section names, the imprint): its Deliveries become due again. */
import type { ChannelId } from '@hl/config/words'
import type { PoolClient } from 'pg'
import { CAN_BE_DUE } from '../delivery/due'
import type { Hint } from '../queue/doorbell'

/** Hints for a change of everything are left to the sweep, which rings in bounded batches. */
const MOST_HINTS = 200

export async function raiseInputs(
  client: PoolClient,
  input: { channel: ChannelId; documentIds: readonly string[] | 'all' },
): Promise<Hint[]> {
  const { channel, documentIds } = input
  if (documentIds !== 'all' && documentIds.length === 0) return []
  const { rows } = await client.query<Hint & { is_due: boolean }>(
    `update delivery set inputs_rev = inputs_rev + 1, due_at = case when ${CAN_BE_DUE} then now() else due_at end
     where channel = $1 and wanted_action = 'publish' and live_release is not null and ($2::text[] is null or document_id = any($2))
     returning id, channel, false as "isRemoval", due_at <= now() as is_due`,
    [channel, documentIds === 'all' ? null : documentIds],
  )
  return rows.filter((row) => row.is_due).slice(0, MOST_HINTS)
}
