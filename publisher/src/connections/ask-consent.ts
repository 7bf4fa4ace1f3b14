/** The wizard's way out and back: to the platform's consent with a state of our own, and home with a code or a token. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ACCOUNT_WORDS, candidateSchema, type Candidates, type Connectable, type Started } from '@hl/config/connection'
import type { Actor } from '@hl/config/outbox'
import type { PlatformApp } from '@hl/config/platforms'
import type { ConnectContext, Grant } from '../channels/connector'
import { ChannelError } from '../channels/errors'
import { transaction } from '../database'
import { OperationRefused } from '../delivery/operate'
import { appToUse } from './app-of'
import { beginAttempt, endAttempt, keepGrants, takeByState } from './attempt-store'
import { lockConnection, placeOf, readConnection } from './connection-store'
import type { ConnectionDeps } from './deps'
import { accountBefore } from './view'

const CONSENT_MS = 60_000

interface Asking {
  channel: Connectable
  actor: Actor
  app: PlatformApp | null
  redirectUri: string
}

/** @returns where the person's browser goes now */
export async function startConsent(deps: ConnectionDeps, input: Asking): Promise<Started> {
  const { channel, redirectUri } = input
  const [state, verifier] = [randomBytes(32).toString('base64url'), randomBytes(48).toString('base64url')]
  const { id, app, expiresAt } = await begin(deps, { ...input, state, verifier })
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const authorizeUrl = deps.connectors[channel].authorizeUrl({ app, redirectUri, state, challenge })
  return { attempt: id, authorizeUrl, redirectUri, expiresAt: expiresAt.toISOString() }
}

/** The state is of this very person, of this channel, not too old, and used once; everything else is one refusal. */
export async function takeCode(
  deps: ConnectionDeps,
  input: { channel: Connectable; actor: Actor; state: string; code: string },
): Promise<Candidates> {
  const { channel, actor, state, code } = input
  const attempt = await takeByState(deps.pool, { channel, actorId: actor.id, state })
  if (!attempt?.verifier) throw notYourConsent()
  const open = (sealed: string, field: 'app_secret' | 'verifier') => deps.keyring.open({ sealed, place: placeOf({ channel, field }) })
  const app = { id: attempt.app_id, secret: open(attempt.app_secret, 'app_secret') }
  const verifier = open(attempt.verifier, 'verifier')
  return offer(deps, {
    channel,
    id: attempt.id,
    grants: (ctx) => deps.connectors[channel].fromCode({ app, code, redirectUri: attempt.redirect_uri, verifier }, ctx),
  })
}

/** A token made at the platform itself goes through the same checks. */
export async function takeToken(deps: ConnectionDeps, input: Asking & { token: string }): Promise<Candidates> {
  const { channel, token } = input
  const connector = deps.connectors[channel]
  if (!connector.fromToken) {
    throw new OperationRefused(
      'not_allowed',
      'Kênh này không nhận mã truy cập dán tay.',
      'Bấm "Kết nối" và đăng nhập bằng tài khoản của kênh.',
    )
  }
  deps.keepSecret(token)
  const { id, app } = await begin(deps, { ...input, state: null, verifier: null })
  return offer(deps, { channel, id, grants: async (ctx) => (await connector.fromToken?.({ app, token }, ctx)) ?? [] })
}

async function begin(deps: ConnectionDeps, input: Asking & { state: string | null; verifier: string | null }) {
  const { channel, actor, app: typed, redirectUri, state, verifier } = input
  refuseFixed({ deps, channel })
  return transaction(deps.pool, async (client) => {
    const app = appToUse({ deps, channel, row: await readConnection(client, channel), typed })
    deps.keepSecret(app.secret)
    const seal = (text: string, field: 'app_secret' | 'verifier') => deps.keyring.seal({ text, place: placeOf({ channel, field }) })
    const id = randomUUID()
    const expiresAt = await beginAttempt(client, {
      id,
      channel,
      actorId: actor.id,
      step: state === null ? 'exchanging' : 'asked',
      state,
      redirectUri,
      appId: app.id,
      appSecret: seal(app.secret, 'app_secret'),
      verifier: verifier === null ? null : seal(verifier, 'verifier'),
    })
    return { id, app, expiresAt }
  })
}

/** Asks the platform, keeps what it gave sealed, and shows it without its secrets. */
async function offer(
  deps: ConnectionDeps,
  input: { channel: Connectable; id: string; grants: (ctx: ConnectContext) => Promise<Grant[]> },
): Promise<Candidates> {
  const { channel, id } = input
  const signal = AbortSignal.any([deps.stopping, AbortSignal.timeout(CONSENT_MS)])
  const grants = await input.grants({ signal, log: deps.log, now: () => new Date() }).catch(async (error: unknown) => {
    await endAttempt(deps.pool, id)
    throw error instanceof ChannelError ? new OperationRefused('not_allowed', error.message, error.help) : error
  })
  for (const { token } of grants) if (token !== null) deps.keepSecret(token)
  const sealed = deps.keyring.seal({ text: JSON.stringify(grants), place: placeOf({ channel, field: 'grants' }) })
  const [expiresAt, row] = await transaction(deps.pool, async (client) => [
    await keepGrants(client, { id, grants: sealed }),
    await lockConnection(client, channel),
  ])
  if (expiresAt === null) throw notYourConsent()
  const before = accountBefore({ env: deps.env, channel, row })
  const candidates = grants.map(({ token: _token, ...shown }) => ({ ...shown, isOther: before !== null && before.id !== shown.id }))
  return { attempt: id, expiresAt: expiresAt.toISOString(), candidates }
}

const grantsSchema = z.array(candidateSchema.omit({ isOther: true }).extend({ token: z.string().nullable() }))

export function parseGrants(text: string): Grant[] {
  return grantsSchema.parse(JSON.parse(text))
}

/** @throws OperationRefused: what the environment says cannot be changed here */
export function refuseFixed({ deps, channel }: { deps: Pick<ConnectionDeps, 'env'>; channel: Connectable }): void {
  if (deps.env[channel] === null) return
  throw new OperationRefused(
    'not_allowed',
    `Kết nối với ${ACCOUNT_WORDS[channel]} do biến môi trường đặt trên máy chủ.`,
    `Quản trị máy chủ bỏ các biến ${channel === 'facebook' ? 'FACEBOOK_PAGE_ID, FACEBOOK_PAGE_TOKEN' : 'YOUTUBE_REFRESH_TOKEN, YOUTUBE_CHANNEL_ID'} và khởi động lại nếu muốn kết nối tại đây.`,
  )
}

export function notYourConsent(): OperationRefused {
  return new OperationRefused(
    'not_allowed',
    'Lượt xin phép này không khớp: đã dùng rồi, đã quá 15 phút, hoặc do người khác bắt đầu.',
    'Bấm "Kết nối" để bắt đầu lại từ chính tài khoản của bạn.',
  )
}
