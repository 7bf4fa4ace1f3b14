/** Table `connection`: the account of each channel as people connected it. Secrets go in and out sealed; opening them is sources.ts. */
import type { Actor } from '@hl/config/outbox'
import type { Connectable, ConnectionAccount, Permission } from '@hl/config/connection'
import type { Queryable } from '../database'

export interface ConnectionRow {
  channel: Connectable
  version: number
  account_id: string
  account_name: string | null
  account_url: string | null
  account_picture: string | null
  app_id: string | null
  app_secret: string | null
  token: string | null
  permissions: Permission[]
  valid_until: Date | null
  connected_by: Actor | null
  connected_at: Date | null
  disconnected_by: Actor | null
  disconnected_at: Date | null
}

/** What a sealed text is bound to: moved to another channel or column it opens no more. */
export function placeOf({ channel, field }: { channel: Connectable; field: 'token' | 'app_secret' | 'verifier' | 'grants' }): string {
  return `connection/${channel}/${field}`
}

export async function readConnection(client: Queryable, channel: Connectable): Promise<ConnectionRow | null> {
  const { rows } = await client.query<ConnectionRow>({ name: 'connection', text: 'select * from connection where channel = $1' }, [channel])
  return rows[0] ?? null
}

/** The row, and nobody else writes it until the transaction ends; a channel without one is locked all the same. */
export async function lockConnection(client: Queryable, channel: Connectable): Promise<ConnectionRow | null> {
  await client.query(`select pg_advisory_xact_lock(hashtext('connection/' || $1))`, [channel])
  return readConnection(client, channel)
}

export interface NewConnection {
  channel: Connectable
  account: ConnectionAccount
  appId: string
  /** sealed */
  appSecret: string
  /** sealed; null keeps the one that is there: a platform that gave no new one lets the old one live */
  token: string | null
  permissions: readonly Permission[]
  validUntil: Date | null
  by: Actor
}

export async function writeConnection(client: Queryable, input: NewConnection): Promise<void> {
  const { channel, account, appId, appSecret, token, permissions, validUntil, by } = input
  await client.query(
    `insert into connection as c (channel, account_id, account_name, account_url, account_picture, app_id, app_secret, token, permissions,
       valid_until, connected_by, connected_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now())
     on conflict (channel) do update set version = c.version + 1, account_id = excluded.account_id, account_name = excluded.account_name,
       account_url = excluded.account_url, account_picture = excluded.account_picture, app_id = excluded.app_id,
       app_secret = excluded.app_secret, token = coalesce(excluded.token, c.token), permissions = excluded.permissions,
       valid_until = excluded.valid_until, connected_by = excluded.connected_by, connected_at = now(), disconnected_by = null,
       disconnected_at = null, updated_at = now()`,
    [channel, account.id, account.name, account.url, account.picture, appId, appSecret, token, JSON.stringify(permissions), validUntil, by],
  )
}

/** The token is gone for good; which account it was stays known, so that the next one can be held against it. */
export async function clearToken(client: Queryable, input: { channel: Connectable; account: ConnectionAccount; by: Actor }): Promise<void> {
  const { channel, account, by } = input
  await client.query(
    `insert into connection as c (channel, account_id, account_name, disconnected_by, disconnected_at) values ($1, $2, $3, $4, now())
     on conflict (channel) do update set version = c.version + 1, token = null, valid_until = null, disconnected_by = excluded.disconnected_by,
       disconnected_at = now(), updated_at = now()`,
    [channel, account.id, account.name, by],
  )
}

/** @returns false when somebody connected anew meanwhile */
export async function replaceToken(client: Queryable, input: { channel: Connectable; version: number; token: string }): Promise<boolean> {
  if (input.token === '') throw new TypeError('a token is never overwritten by nothing')
  const { rowCount } = await client.query(
    `update connection set token = $3, version = version + 1, updated_at = now() where channel = $1 and version = $2 and token is not null`,
    [input.channel, input.version, input.token],
  )
  return rowCount === 1
}
