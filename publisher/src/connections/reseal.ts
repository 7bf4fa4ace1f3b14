/** After SECRETS_KEY was changed: what a former key encrypted is encrypted anew at start, so that the former one can be dropped. */
import type { Pool } from 'pg'
import type { Logger } from '@hl/config/logger'
import { CONNECTABLE } from '@hl/config/connection'
import { recordAudit, SYSTEM } from '../audit/record'
import { transaction } from '../database'
import { lockConnection, placeOf } from './connection-store'
import { KeyProblem, type Keyring } from './keyring'

/** A key that fits nothing is reported and stops nobody: the website goes on, the channel says what is wrong. */
export async function resealConnections({ pool, keyring, log }: { pool: Pool; keyring: Keyring; log: Logger }): Promise<void> {
  for (const channel of CONNECTABLE) {
    try {
      const isDone = await transaction(pool, async (client) => {
        const row = await lockConnection(client, channel)
        const old = (['token', 'app_secret'] as const).filter((field) => row?.[field] != null && !keyring.isCurrent(row[field]))
        if (row === null || old.length === 0) return false
        const anew = (field: 'token' | 'app_secret') => {
          const sealed = row[field]
          const place = placeOf({ channel, field })
          return sealed === null ? null : keyring.seal({ text: keyring.open({ sealed, place }), place })
        }
        await client.query(`update connection set token = $2, app_secret = $3, version = version + 1 where channel = $1`, [
          channel,
          anew('token'),
          anew('app_secret'),
        ])
        await recordAudit(client, { actor: SYSTEM, action: 'connection.resealed', channel })
        return true
      })
      if (isDone) log.info('connection.resealed', { channel })
    } catch (error) {
      if (!(error instanceof KeyProblem)) throw error
      log.error('connection.key_does_not_fit', { channel, problem: error.message, help: error.help })
    }
  }
}
