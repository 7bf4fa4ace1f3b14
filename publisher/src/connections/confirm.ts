/** The last step of the wizard: the account named by the person is stored, and what waited for it goes on. */
import type { Confirmed, ConfirmInput, Connectable } from '@hl/config/connection'
import type { Actor } from '@hl/config/outbox'
import type { PoolClient } from 'pg'
import { recordAudit } from '../audit/record'
import type { Grant } from '../channels/connector'
import { transaction } from '../database'
import { freeIfHealthy } from '../delivery/free-channel'
import { OperationRefused } from '../delivery/operate'
import { notYourConsent, parseGrants, refuseFixed } from './ask-consent'
import { endAttempt, readGranted } from './attempt-store'
import { lockConnection, placeOf, writeConnection, type ConnectionRow } from './connection-store'
import type { ConnectionDeps } from './deps'
import { accountBefore, readConnections } from './view'

type Confirming = Omit<ConfirmInput, 'replaces'> & { replaces: string | null; channel: Connectable; actor: Actor }

export async function confirmAccount(deps: ConnectionDeps, input: Confirming): Promise<Confirmed> {
  const { channel } = input
  refuseFixed({ deps, channel })
  await transaction(deps.pool, (client) => store(client, { deps, input }))
  deps.log.info('connection.connected', { channel, account: input.accountId })
  const freed = await freeIfHealthy(deps, channel)
  const connection = (await readConnections(deps.pool, deps.env)).find((one) => one.channel === channel)
  if (!connection) throw new TypeError(`no connection ${channel}`)
  return { connection, freed }
}

async function store(client: PoolClient, { deps, input }: { deps: ConnectionDeps; input: Confirming }): Promise<void> {
  const { channel, actor, attempt: id, accountId, expected } = input
  const row = await lockConnection(client, channel)
  if ((row?.version ?? 0) !== expected) throw moved()
  const attempt = await readGranted(client, { id, channel, actorId: actor.id })
  if (!attempt) throw notYourConsent()
  const { keyring, env } = deps
  const grants = parseGrants(keyring.open({ sealed: attempt.grants, place: placeOf({ channel, field: 'grants' }) }))
  const grant = grants.find((one) => one.id === accountId)
  if (!grant) throw notOffered()
  if (grant.obstacle) throw new OperationRefused('not_allowed', grant.obstacle.message, grant.obstacle.help)
  if (grant.name !== input.name.normalize('NFC')) throw otherName(grant.name)
  const before = accountBefore({ env, channel, row })
  if (before && before.id !== grant.id && input.replaces !== before.id) throw otherAccount({ before: before.name ?? before.id, grant })
  const { token, permissions, validUntil, picture, url, name } = grant
  if (token === null && !keepsToken({ row, grant, appId: attempt.app_id })) throw noToken()
  await writeConnection(client, {
    channel,
    account: { id: grant.id, name, url, picture },
    appId: attempt.app_id,
    appSecret: attempt.app_secret,
    token: token === null ? null : keyring.seal({ text: token, place: placeOf({ channel, field: 'token' }) }),
    permissions,
    validUntil: validUntil === null ? null : new Date(validUntil),
    by: actor,
  })
  await recordAudit(client, {
    actor,
    action: 'connection.connected',
    channel,
    data: {
      account: { id: grant.id, name },
      app: attempt.app_id,
      permissions,
      validUntil,
      before: before ? { id: before.id, name: before.name } : null,
    },
  })
  await endAttempt(client, id)
}

/** The token kept so far is of the same account and the same app. */
function keepsToken({ row, grant, appId }: { row: ConnectionRow | null; grant: Grant; appId: string }): boolean {
  return row !== null && row.token !== null && row.account_id === grant.id && row.app_id === appId
}

export const moved = () =>
  new OperationRefused('moved', 'Kết nối đã thay đổi từ lúc bạn mở trang.', 'Xem lại trạng thái mới rồi thao tác lại.')
const notOffered = () =>
  new OperationRefused(
    'not_allowed',
    'Tài khoản này không nằm trong danh sách vừa được cho phép.',
    'Chọn lại trong danh sách, hoặc bấm "Kết nối" lại.',
  )
const otherName = (name: string) =>
  new OperationRefused(
    'not_allowed',
    `Tên bạn xác nhận không phải tên của tài khoản ("${name}").`,
    'Đọc lại tên trên màn hình rồi xác nhận.',
  )
const otherAccount = ({ before, grant }: { before: string; grant: Grant }) =>
  new OperationRefused(
    'not_allowed',
    `Đang nối với "${before}", còn tài khoản vừa chọn là "${grant.name}".`,
    'Nếu đúng là đổi sang tài khoản khác, đánh dấu xác nhận đổi: bài đã đăng ở tài khoản cũ sẽ không sửa, không gỡ được từ đây nữa.',
  )
const noToken = () =>
  new OperationRefused(
    'not_allowed',
    'Google không cấp mã làm mới cho lần này, nên kết nối sẽ tắt sau một giờ.',
    'Mở myaccount.google.com/permissions, gỡ quyền của ứng dụng này, rồi bấm "Kết nối" lại.',
  )
