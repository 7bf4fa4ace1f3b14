/** Lets time pass for the core, which compares what rows say with the database's clock: every such time moves into the past. */
import type { Pool } from 'pg'

export async function advance(pool: Pool, ms: number): Promise<void> {
  const earlier = (column: string) => `${column} = ${column} - $1 * interval '1 millisecond'`
  const times = {
    delivery: ['due_at', 'hinted_at', 'lease_until', 'not_before', 'again_at', 'created_at', 'updated_at'],
    step: ['sent_at', 'deadline_at', 'ended_at'],
    channel_state: ['hold_until'],
    channel_usage: ['seen_at', 'regain_at', 'paced_at'],
    channel_slot: ['until'],
    receipt: ['created_at'],
  }
  for (const [table, columns] of Object.entries(times)) await pool.query(`update ${table} set ${columns.map(earlier).join(', ')}`, [ms])
  await pool.query(
    `update step set looks = (
       select jsonb_agg(jsonb_set(look, '{asOf}', to_jsonb((look ->> 'asOf')::timestamptz - $1 * interval '1 millisecond')) order by no)
       from jsonb_array_elements(looks) with ordinality as of(look, no))
     where looks <> '[]'`,
    [ms],
  )
}
