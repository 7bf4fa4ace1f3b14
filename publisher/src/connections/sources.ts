/**
 * Which account a channel has at this moment: the environment's, else the one connected in the panel, else the sandbox's own.
 * The row is read at each act, so that every process follows a change at once; what follows from it is kept by its version.
 */
import type { Pool } from 'pg'
import type { FacebookEnv, YouTubeEnv } from '@hl/config/platforms'
import type { Env } from '@hl/config/env'
import { ACCOUNT_WORDS, type Connectable } from '@hl/config/connection'
import { platformsOf, sandboxFacebook, sandboxYouTube } from '@hl/config/sandbox'
import { recordAudit, SYSTEM } from '../audit/record'
import type { ConnectionSource } from '../channels/connection'
import { NotAuthorized } from '../channels/errors'
import { transaction } from '../database'
import { placeOf, readConnection, replaceToken, type ConnectionRow } from './connection-store'
import { KeyProblem, type Keyring } from './keyring'

export interface ConnectionSources {
  facebook: ConnectionSource<FacebookEnv>
  youtube: ConnectionSource<YouTubeEnv>
}

export interface SourceDeps {
  env: Env
  pool: Pool
  keyring: Keyring
  /** told of every secret that was opened, so that no log shows it */
  keepSecret(secret: string): unknown
}

export function openSources(deps: SourceDeps): ConnectionSources {
  const { env } = deps
  const { facebook, youtube } = platformsOf(env)
  const { graphUrl, ruploadUrl, apiVersion } = facebook
  const { apiUrl, tokenUrl } = youtube
  return {
    facebook: sourceOf({
      deps,
      channel: 'facebook',
      fixed: env.facebook,
      builtIn: env.isSandbox ? sandboxFacebook(env) : null,
      settings: ({ accountId: pageId, token: pageToken, appId, appSecret }) => {
        return { pageId, pageToken, appId, appSecret, graphUrl, ruploadUrl, apiVersion }
      },
    }),
    youtube: sourceOf({
      deps,
      channel: 'youtube',
      fixed: env.youtube,
      builtIn: env.isSandbox ? sandboxYouTube(env) : null,
      settings: ({ accountId: channelId, token: refreshToken, appId: clientId, appSecret: clientSecret }) => {
        return { channelId, refreshToken, clientId, clientSecret, apiUrl, tokenUrl }
      },
    }),
  }
}

interface OpenedConnection {
  accountId: string
  token: string
  appId: string
  appSecret: string
}

interface SourceInput<T> {
  deps: SourceDeps
  channel: Connectable
  /** set in the environment: it wins */
  fixed: T | null
  /** of the sandbox, until somebody connects or disconnects by hand */
  builtIn: T | null
  settings(opened: OpenedConnection): T
}

function sourceOf<T>({ deps, channel, fixed, builtIn, settings }: SourceInput<T>): ConnectionSource<T> {
  const { pool, keyring, keepSecret } = deps
  let kept: { version: number; sealed: string | null; settings: T } | null = null
  return {
    async current() {
      if (fixed) return fixed
      const row = await readConnection(pool, channel)
      if (row === null && builtIn) return builtIn
      if (row === null) throw notConnected({ channel, was: false })
      // the sealed text too: a restored database may count its versions anew
      if (kept?.version === row.version && kept.sealed === row.token) return kept.settings
      const opened = openRow({ keyring, row })
      for (const secret of [opened.token, opened.appSecret]) keepSecret(secret)
      kept = { version: row.version, sealed: row.token, settings: settings(opened) }
      return kept.settings
    },
    async wasConnected() {
      return fixed !== null || builtIn !== null || (await readConnection(pool, channel)) !== null
    },
    async renewed(token) {
      if (fixed || kept === null || token === '') return
      keepSecret(token)
      const { version } = kept
      const sealed = keyring.seal({ text: token, place: placeOf({ channel, field: 'token' }) })
      await transaction(pool, async (client) => {
        if (await replaceToken(client, { channel, version, token: sealed }))
          await recordAudit(client, { actor: SYSTEM, action: 'connection.renewed', channel })
      })
    },
  }
}

/** @throws NotAuthorized that says why the account cannot be used */
function openRow({ keyring, row }: { keyring: Keyring; row: ConnectionRow }): OpenedConnection {
  const { channel, account_id: accountId, token, app_id: appId, app_secret: appSecret } = row
  if (token === null || appId === null || appSecret === null) throw notConnected({ channel, was: true })
  try {
    return {
      accountId,
      appId,
      token: keyring.open({ sealed: token, place: placeOf({ channel, field: 'token' }) }),
      appSecret: keyring.open({ sealed: appSecret, place: placeOf({ channel, field: 'app_secret' }) }),
    }
  } catch (error) {
    if (!(error instanceof KeyProblem)) throw error
    const { message, help } = error
    throw new NotAuthorized({ code: `${channel}.secrets.${error.code}`, message, help, who: 'operator', cause: error })
  }
}

export function notConnected({ channel, was }: { channel: Connectable; was: boolean }): NotAuthorized {
  const name = ACCOUNT_WORDS[channel]
  return new NotAuthorized({
    code: was ? `${channel}.disconnected` : `${channel}.not-connected`,
    message: was ? `Đã ngắt kết nối với ${name}.` : `Chưa kết nối với ${name}.`,
    help: 'Quản trị mở trang Kết nối và bấm "Kết nối lại"; bài đang chờ sẽ tự gửi, không phải duyệt lại.',
    who: 'operator',
  })
}
