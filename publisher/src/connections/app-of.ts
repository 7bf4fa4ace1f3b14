/** In whose name a person is asked: the environment's app wins, then what was typed now, then what was typed before. */
import type { CONNECTION_SOURCES, Connectable } from '@hl/config/connection'
import type { PlatformApp } from '@hl/config/platforms'
import { platformsOf } from '@hl/config/sandbox'
import { OperationRefused } from '../delivery/operate'
import { placeOf, type ConnectionRow } from './connection-store'
import type { ConnectionDeps } from './deps'

type Source = (typeof CONNECTION_SOURCES)[number]

export function appKnown({ env, channel, row }: { env: ConnectionDeps['env']; channel: Connectable; row: ConnectionRow | null }): {
  id: string | null
  source: Source | null
} {
  const app = platformsOf(env)[channel].app
  if (app) return { id: app.id, source: env.isSandbox ? 'sandbox' : 'environment' }
  return row?.app_id ? { id: row.app_id, source: 'panel' } : { id: null, source: null }
}

/** @throws OperationRefused when none is known */
export function appToUse(input: {
  deps: Pick<ConnectionDeps, 'env' | 'keyring'>
  channel: Connectable
  row: ConnectionRow | null
  typed: PlatformApp | null
}): PlatformApp {
  const { deps, channel, row, typed } = input
  const app = platformsOf(deps.env)[channel].app ?? typed
  if (app) return app
  if (row?.app_id && row.app_secret) {
    return { id: row.app_id, secret: deps.keyring.open({ sealed: row.app_secret, place: placeOf({ channel, field: 'app_secret' }) }) }
  }
  throw new OperationRefused(
    'not_allowed',
    channel === 'facebook' ? 'Chưa có ứng dụng Facebook để xin phép.' : 'Chưa có OAuth client của Google để xin phép.',
    'Nhập mã và khóa bí mật của ứng dụng ở bước đầu, rồi bấm "Kết nối".',
  )
}
