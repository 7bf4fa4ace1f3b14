/** Google's consent page (https://developers.google.com/identity/protocols/oauth2/web-server), and the code that comes of it. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ConsentPage } from '../oauth/consent-page'
import { BadConsent, backTo, parseConsent, redirectUri, state } from '../oauth/consent-request'
import { issue, readIssued } from '../oauth/signed'
import type { GoogleGrant } from './caller'
import type { GoogleContext } from './context'
import { KNOWN_SCOPES } from './tokens'

const CODE_MS = 10 * 60_000

const dialogSchema = z.strictObject({
  client_id: z.string(),
  redirect_uri: redirectUri,
  response_type: z.literal('code'),
  scope: z.string().min(1),
  state,
  access_type: z.enum(['offline', 'online']).default('online'),
  prompt: z.enum(['consent', 'select_account', 'none']).optional(),
  include_granted_scopes: z.enum(['true', 'false']).optional(),
  /** stricter than Google: without PKCE nothing is given */
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256'),
})

const codeSchema = z.object({
  redirectUri: z.string(),
  challenge: z.string(),
  channelId: z.string().nullable(),
  scopes: z.array(z.string()),
  isOffline: z.boolean(),
  expiresAt: z.int(),
})

const LABELS: Readonly<Record<string, string>> = {
  'youtube.upload': 'Quản lý video YouTube của bạn (tải lên)',
  'youtube.force-ssl': 'Xem, chỉnh sửa và xóa video của bạn',
  'youtube.readonly': 'Xem tài khoản YouTube của bạn',
  youtube: 'Quản lý tài khoản YouTube của bạn',
}

const OTHER_CHANNEL = { id: 'UCsandbox00000000000000B', name: 'Kênh cá nhân' }
const NONE = 'none'

/** @throws BadConsent */
export function consentPage({ context, query }: { context: GoogleContext; query: Readonly<Record<string, string>> }) {
  const asked = dialogOf({ context, query })
  const choices = [
    ...channelsOf(context).map(({ id, name }) => ({ id, name, note: id })),
    { id: NONE, name: 'Tài khoản không có kênh', note: '' },
  ]
  return (
    <ConsentPage
      brand="youtube"
      title="Đăng nhập bằng Google (thử)"
      intro="“Con đường hướng thiện” muốn truy cập kênh YouTube của bạn."
      query={Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))}
      accounts={{
        field: 'hl_account',
        kind: 'radio',
        legend: 'Chọn tài khoản hoặc kênh',
        choices,
        chosen: [context.settings.youtube.channelId],
      }}
      scopes={asked.scope.split(' ').map((id) => ({ id, label: LABELS[id.split('/auth/')[1] ?? ''] ?? id }))}
    />
  )
}

/** @returns where the browser goes back to. @throws BadConsent */
export function decideConsent({ context, form }: { context: GoogleContext; form: FormData }): string {
  const texts = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])))
  const { hl_decision: decision, hl_scope: _scope, hl_account: account = NONE, ...query } = texts
  const asked = dialogOf({ context, query })
  if (decision !== 'allow') return backTo({ redirectUri: asked.redirect_uri, params: { error: 'access_denied', state: asked.state } })
  const scopes = form.getAll('hl_scope').map(String)
  const code = issue({
    kind: codeKind(context),
    facts: {
      redirectUri: asked.redirect_uri,
      challenge: asked.code_challenge,
      channelId: account === NONE ? null : account,
      scopes,
      // as Google: a refresh token the first time only, unless consent is asked for anew
      isOffline: asked.access_type === 'offline' && asked.prompt === 'consent',
      expiresAt: context.settings.now().getTime() + CODE_MS,
    },
  })
  return backTo({ redirectUri: asked.redirect_uri, params: { code, state: asked.state, scope: scopes.join(' ') } })
}

/** A code for what was allowed: once, in time, for the same way back, and by whoever began it. */
export async function spendCode(input: {
  context: GoogleContext
  form: URLSearchParams
}): Promise<(GoogleGrant & { isOffline: boolean }) | null> {
  const { context, form } = input
  const text = form.get('code') ?? ''
  const code = readIssued({ kind: codeKind(context), text })
  const now = context.settings.now()
  if (!code || now.getTime() >= code.expiresAt || code.redirectUri !== form.get('redirect_uri')) return null
  if (
    createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url') !== code.challenge
  )
    return null
  if (!(await context.access.useOnce({ code: text, until: new Date(code.expiresAt), now }))) return null
  const { channelId, scopes, isOffline } = code
  return { channelId, scopes, isOffline, epoch: context.access.epoch('youtube') }
}

export function channelsOf({ settings }: Pick<GoogleContext, 'settings'>): { id: string; name: string }[] {
  return [{ id: settings.youtube.channelId, name: settings.pageName }, OTHER_CHANNEL]
}

function dialogOf({ context, query }: { context: GoogleContext; query: Readonly<Record<string, string>> }) {
  const asked = parseConsent({ schema: dialogSchema, query })
  if (asked.client_id !== context.settings.youtube.clientId) throw new BadConsent('client_id: không có ứng dụng này')
  const unknown = asked.scope.split(' ').find((scope) => !KNOWN_SCOPES.includes(scope))
  if (unknown !== undefined) throw new BadConsent(`scope: không có quyền ${unknown}`)
  return asked
}

function codeKind({ settings }: Pick<GoogleContext, 'settings'>) {
  return { prefix: '4/sb', schema: codeSchema, secret: settings.youtube.clientSecret }
}
