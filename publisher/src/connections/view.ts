/** How each connection stands, as people may see it: no secret is in it, sealed or not. */
import {
  CONNECTABLE,
  PERMISSION_LABELS,
  type Connectable,
  type Connection,
  type ConnectionAccount,
  type Permission,
} from '@hl/config/connection'
import type { Env } from '@hl/config/env'
import { SANDBOX_ACCOUNT, sandboxFacebook, sandboxYouTube } from '@hl/config/sandbox'
import type { Queryable } from '../database'
import type { DeliveryError } from '../delivery/delivery'
import { appKnown } from './app-of'
import { readConnection, type ConnectionRow } from './connection-store'

export async function readConnections(client: Queryable, env: Env): Promise<Connection[]> {
  const [blocks, waiting, heard] = await Promise.all([readBlocks(client), countWaiting(client), readHeard(client)])
  return Promise.all(
    CONNECTABLE.map(async (channel) => {
      const row = await readConnection(client, channel)
      const block = blocks.find((one) => one.channel === channel)
      const known = heard.find((one) => one.channel === channel)
      return viewOf({ env, channel, row, block: block ?? null, known: known ?? null, waiting: waiting.get(channel) ?? 0 })
    }),
  )
}

/** The account connected now or before it was disconnected: what was posted, was posted there. */
export function accountBefore({
  env,
  channel,
  row,
}: {
  env: Env
  channel: Connectable
  row: ConnectionRow | null
}): ConnectionAccount | null {
  const fixed = fixedAccount({ env, channel })
  if (fixed) return fixed
  if (row) return { id: row.account_id, name: row.account_name, url: row.account_url, picture: row.account_picture }
  return env.isSandbox ? builtIn({ env, channel }) : null
}

interface Viewing {
  env: Env
  channel: Connectable
  row: ConnectionRow | null
  block: Block | null
  /** what the platform said of the account when it was last asked */
  known: Heard | null
  waiting: number
}

function viewOf({ env, channel, row, block, known, waiting }: Viewing): Connection {
  const isFixed = env[channel] !== null
  const isDisconnected = !isFixed && row !== null && row.token === null
  const named = accountBefore({ env, channel, row })
  const account =
    named && known?.account?.id === named.id
      ? { ...named, name: named.name ?? known.account.name, url: named.url ?? known.account.url }
      : named
  const hand = isFixed ? null : row
  return {
    channel,
    mode: env.isSandbox ? 'sandbox' : 'real',
    status: account === null ? 'none' : isDisconnected ? 'disconnected' : 'connected',
    source: account === null ? null : isFixed ? 'environment' : row ? 'panel' : 'sandbox',
    account,
    at: ((isDisconnected ? hand?.disconnected_at : hand?.connected_at) ?? null)?.toISOString() ?? null,
    by: (isDisconnected ? hand?.disconnected_by : hand?.connected_by)?.name ?? null,
    validUntil: block ? null : (hand?.valid_until?.toISOString() ?? null),
    // what was granted once is no fact while the platform refuses
    permissions: account === null || isDisconnected || block ? [] : (hand?.permissions ?? heardPermissions({ channel, known })),
    app: appKnown({ env, channel, row }),
    problem: block?.reason ? { message: block.reason.message, help: block.reason.help, since: block.updated_at.toISOString() } : null,
    waiting,
    version: row?.version ?? 0,
  }
}

function fixedAccount({ env, channel }: { env: Env; channel: Connectable }): ConnectionAccount | null {
  const id = channel === 'facebook' ? env.facebook?.pageId : env.youtube?.channelId
  return id === undefined ? null : { id, name: null, url: null, picture: null }
}

function builtIn({ env, channel }: { env: Env; channel: Connectable }): ConnectionAccount {
  const id = channel === 'facebook' ? sandboxFacebook(env).pageId : sandboxYouTube(env).channelId
  return { id, name: SANDBOX_ACCOUNT.name, url: env.sandbox.url + SANDBOX_ACCOUNT.paths[channel], picture: null }
}

/** Of an account nobody connected by hand: as the platform answered for it. */
function heardPermissions({ channel, known }: { channel: Connectable; known: Heard | null }): Permission[] {
  if (known === null) return []
  return Object.entries(PERMISSION_LABELS[channel]).map(([id, label]) => ({
    id,
    label,
    granted: known.missing.includes(id) ? false : known.ok ? true : null,
  }))
}

interface Heard {
  channel: string
  ok: boolean
  account: { id: string; name: string; url: string | null } | null
  missing: string[]
}

async function readHeard(client: Queryable): Promise<Heard[]> {
  return (await client.query<Heard>(`select channel, ok, account, missing from channel_health`)).rows
}

interface Block {
  channel: string
  reason: DeliveryError | null
  updated_at: Date
}

async function readBlocks(client: Queryable): Promise<Block[]> {
  const { rows } = await client.query<Block>(`select channel, reason, updated_at from channel_state where bucket = '' and blocked`)
  return rows
}

async function countWaiting(client: Queryable): Promise<Map<string, number>> {
  const { rows } = await client.query<{ channel: string; count: number }>(
    `select channel, count(*)::int as count from delivery where state = 'blocked' group by channel`,
  )
  return new Map(rows.map(({ channel, count }) => [channel, count]))
}
