/** A person takes the account away: its token is deleted, and what comes for the channel waits as blocked until it is connected again. */
import { CHANNEL_NAMES } from '@hl/config/words'
import type { Connectable } from '@hl/config/connection'
import type { Actor } from '@hl/config/outbox'
import { recordAudit } from '../audit/record'
import { transaction } from '../database'
import { describe } from '../delivery/decide'
import { block } from '../delivery/doors'
import { OperationRefused } from '../delivery/operate'
import { refuseFixed } from './ask-consent'
import { moved } from './confirm'
import { clearToken, lockConnection } from './connection-store'
import type { ConnectionDeps } from './deps'
import { notConnected } from './sources'
import { accountBefore } from './view'

export async function disconnect(
  deps: Pick<ConnectionDeps, 'pool' | 'env' | 'log'>,
  input: { channel: Connectable; actor: Actor; expected: number },
): Promise<void> {
  const { channel, actor, expected } = input
  refuseFixed({ deps, channel })
  await transaction(deps.pool, async (client) => {
    const row = await lockConnection(client, channel)
    if ((row?.version ?? 0) !== expected) throw moved()
    const account = accountBefore({ env: deps.env, channel, row })
    if (!account || (row && row.token === null)) {
      throw new OperationRefused('not_allowed', `${CHANNEL_NAMES[channel]} hiện không được kết nối.`, 'Tải lại trang.')
    }
    await clearToken(client, { channel, account, by: actor })
    await recordAudit(client, {
      actor,
      action: 'connection.disconnected',
      channel,
      data: { account: { id: account.id, name: account.name } },
    })
    await block({ pool: client }, { channel, reason: describe(notConnected({ channel, was: true })) })
  })
  deps.log.info('connection.disconnected', { channel })
}
