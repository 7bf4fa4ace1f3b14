/** Table `connection_attempt`: a person's way through the wizard. Short-lived, one a person and channel, each code taken once. */
import { createHash } from 'node:crypto'
import type { Connectable } from '@hl/config/connection'
import type { Queryable } from '../database'

/** From the first click until it is confirmed. */
export const ATTEMPT_MS = 15 * 60_000

export interface AttemptRow {
  id: string
  channel: Connectable
  actor_id: string
  step: 'asked' | 'exchanging' | 'granted'
  redirect_uri: string
  app_id: string
  /** sealed, as the next two */
  app_secret: string
  verifier: string | null
  grants: string | null
  expires_at: Date
}

export interface NewAttempt {
  id: string
  channel: Connectable
  actorId: string
  step: AttemptRow['step']
  /** null: nothing will come back with a browser */
  state: string | null
  redirectUri: string
  appId: string
  appSecret: string
  verifier: string | null
}

/** Takes the place of whatever this person had begun for the channel, and sweeps out what is over. */
export async function beginAttempt(client: Queryable, input: NewAttempt): Promise<Date> {
  const { id, channel, actorId, step, state, redirectUri, appId, appSecret, verifier } = input
  await client.query(`delete from connection_attempt where expires_at < now() or (channel = $1 and actor_id = $2)`, [channel, actorId])
  const { rows } = await client.query<{ expires_at: Date }>(
    `insert into connection_attempt (id, channel, actor_id, step, state_hash, redirect_uri, app_id, app_secret, verifier, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + $10 * interval '1 millisecond') returning expires_at`,
    [id, channel, actorId, step, state === null ? null : hashOf(state), redirectUri, appId, appSecret, verifier, ATTEMPT_MS],
  )
  return rows[0]?.expires_at ?? new Date()
}

/** By what came back with the browser, for the very person who was sent out; from now on the code counts as used. */
export async function takeByState(
  client: Queryable,
  input: { channel: Connectable; actorId: string; state: string },
): Promise<AttemptRow | null> {
  const { rows } = await client.query<AttemptRow>(
    `update connection_attempt set step = 'exchanging', state_hash = null
     where channel = $1 and actor_id = $2 and state_hash = $3 and step = 'asked' and expires_at > now() returning *`,
    [input.channel, input.actorId, hashOf(input.state)],
  )
  return rows[0] ?? null
}

/** @param grants sealed */
export async function keepGrants(client: Queryable, input: { id: string; grants: string }): Promise<Date | null> {
  const { rows } = await client.query<{ expires_at: Date }>(
    `update connection_attempt set step = 'granted', grants = $2, verifier = null where id = $1 returning expires_at`,
    [input.id, input.grants],
  )
  return rows[0]?.expires_at ?? null
}

export async function readGranted(
  client: Queryable,
  input: { id: string; channel: Connectable; actorId: string },
): Promise<(AttemptRow & { grants: string }) | null> {
  const { rows } = await client.query<AttemptRow>(
    `select * from connection_attempt where id = $1 and channel = $2 and actor_id = $3 and step = 'granted' and expires_at > now() for update`,
    [input.id, input.channel, input.actorId],
  )
  const row = rows[0]
  return row && row.grants !== null ? { ...row, grants: row.grants } : null
}

export async function endAttempt(client: Queryable, id: string): Promise<void> {
  await client.query(`delete from connection_attempt where id = $1`, [id])
}

/** Only its digest is kept: who reads the table cannot finish somebody's consent. */
function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('base64url')
}
