/**
 * After the database was brought back from a backup: the channels may hold what it has forgotten, so every Delivery that is not
 * removed looks first. To be run before the publisher is started again.
 */
import type { Pool } from 'pg'
import { recordAudit, SYSTEM } from '../audit/record'
import { transaction } from '../database'
import { OperationRefused } from '../delivery/operate'
import { isAnybodyHere } from '../delivery/presence'

/**
 * @returns how many Deliveries look first, and the last moment the restored database knows of
 * @throws OperationRefused while a publisher runs: it may already be sending what is there
 */
export async function markRestored(pool: Pool): Promise<{ deliveries: number; knownUntil: Date }> {
  return transaction(pool, async (client) => {
    if (await isAnybodyHere(client))
      throw new OperationRefused('busy', 'Dịch vụ phát hành đang chạy.', 'Dừng nó, chạy lại lệnh này, rồi mới khởi động.')
    const { rows } = await client.query<{ known_until: Date }>(
      `insert into restored (known_until) select coalesce(max(at), now()) from audit_entry returning known_until`,
    )
    const knownUntil = rows[0]?.known_until
    if (!knownUntil) throw new Error('the restore was not noted')
    const { rowCount } = await client.query(
      `update delivery set find_first = true, version = version + 1, updated_at = now() where state <> 'removed'`,
    )
    const deliveries = rowCount ?? 0
    await recordAudit(client, { actor: SYSTEM, action: 'database.restored', data: { deliveries, knownUntil: knownUntil.toISOString() } })
    return { deliveries, knownUntil }
  })
}
