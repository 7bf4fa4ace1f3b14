/**
 * Time passes by moving what is recorded into the past: holds of a day, looks after minutes and retries after hours are then as much
 * over as if the clock had gone on.
 */
import type { Pool } from 'pg'

/** Until the Delivery is due. @returns false when it waits for nothing */
export async function passTime({ pool, id }: { pool: Pool; id: string }): Promise<boolean> {
  const { rows } = await pool.query<{ wait_ms: number }>(
    `select (greatest(0, extract(epoch from due_at - clock_timestamp())) * 1000)::float8 as wait_ms from delivery where id = $1 and due_at is not null`,
    [id],
  )
  if (!rows[0]) return false
  const ms = rows[0].wait_ms + 5
  const wait = `$1 * interval '1 millisecond'`
  await pool.query(
    `update delivery set due_at = due_at - ${wait}, lease_until = lease_until - ${wait}, again_at = again_at - ${wait}, not_before = not_before - ${wait},
       progress = case when progress ? 'sentAt'
         then progress || jsonb_build_object('sentAt', to_char(((progress->>'sentAt')::timestamptz - ${wait}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
         else progress end
     where id = $2`,
    [ms, id],
  )
  await pool.query(
    `update step set sent_at = sent_at - ${wait}, deadline_at = deadline_at - ${wait},
       looks = (select coalesce(jsonb_agg(look || jsonb_build_object('asOf', (look->>'asOf')::timestamptz - ${wait})), '[]') from jsonb_array_elements(looks) look)
     where delivery_id = $2`,
    [ms, id],
  )
  await pool.query(`update receipt set created_at = created_at - ${wait} where delivery_id = $2`, [ms, id])
  await pool.query(`update channel_state set hold_until = hold_until - ${wait} where hold_until is not null`, [ms])
  return true
}
