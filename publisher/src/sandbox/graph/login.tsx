/** The login dialog (https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow) and the exchange of what comes of it. */
import { z } from 'zod'
import { ConsentPage } from '../oauth/consent-page'
import { BadConsent, backTo, parseConsent, redirectUri, state } from '../oauth/consent-request'
import { issue, readIssued } from '../oauth/signed'
import { pagesOf } from './accounts'
import type { GraphContext, Run } from './context'
import { GraphError, invalid } from './errors'
import { ALL_SCOPES, issueToken, readToken, seconds } from './tokens'

const CODE_MS = 10 * 60_000
const HOUR_S = 3_600
const LONG_S = 60 * 24 * HOUR_S

const dialogSchema = z.strictObject({
  client_id: z.string(),
  redirect_uri: redirectUri,
  state,
  response_type: z.literal('code'),
  scope: z.string().min(1),
})
type Dialog = z.infer<typeof dialogSchema>

const codeSchema = z.object({
  redirectUri: z.string(),
  pages: z.array(z.string()),
  scopes: z.array(z.string()),
  expiresAt: z.int(),
})

const LABELS: Readonly<Record<string, string>> = {
  pages_show_list: 'Xem danh sách Trang của bạn',
  pages_read_engagement: 'Đọc nội dung đăng trên Trang',
  pages_manage_posts: 'Tạo và quản lý nội dung trên Trang',
  pages_manage_engagement: 'Tạo và quản lý bình luận trên Trang',
  pages_read_user_content: 'Đọc bình luận trên Trang',
  read_insights: 'Xem thông tin chi tiết về Trang',
}

/** @throws BadConsent */
export function loginDialog({ context, query }: { context: GraphContext; query: Readonly<Record<string, string>> }) {
  const asked = dialogOf({ context, query })
  const pages = pagesOf(context)
  return (
    <ConsentPage
      brand="facebook"
      title="Tiếp tục với Facebook (thử)"
      intro="Ứng dụng “Con đường hướng thiện” xin quản lý Trang thay bạn."
      query={{ ...asked }}
      accounts={{
        field: 'hl_account',
        kind: 'checkbox',
        legend: 'Trang nào?',
        choices: pages.map(({ id, name, tasks }) => ({
          id,
          name,
          note: `ID ${id}${tasks.includes('CREATE_CONTENT') ? '' : ' · bạn chỉ được xem số liệu'}`,
        })),
        chosen: pages.map(({ id }) => id),
      }}
      scopes={asked.scope.split(',').map((id) => ({ id, label: LABELS[id] ?? id }))}
    />
  )
}

/** @returns where the browser goes back to. @throws BadConsent */
export function decideLogin({ context, form }: { context: GraphContext; form: FormData }): string {
  const { hl_decision: decision, hl_scope: _scope, hl_account: _account, ...query } = textsOf(form)
  const asked = dialogOf({ context, query })
  if (decision !== 'allow') {
    const error = { error: 'access_denied', error_code: '200', error_description: 'Permissions error', error_reason: 'user_denied' }
    return backTo({ redirectUri: asked.redirect_uri, params: { ...error, state: asked.state } })
  }
  const code = issue({
    kind: codeKind(context),
    facts: {
      redirectUri: asked.redirect_uri,
      pages: form.getAll('hl_account').map(String),
      scopes: form.getAll('hl_scope').map(String),
      expiresAt: context.settings.now().getTime() + CODE_MS,
    },
  })
  return backTo({ redirectUri: asked.redirect_uri, params: { code, state: asked.state } })
}

/** `POST /oauth/access_token`: a code, or a short-lived token, for a token. */
export const exchangeToken: Run = async ({ context, call }) => {
  const { appId, appSecret } = context.settings.facebook
  const text = (name: string) => call.params.text(name) ?? ''
  if (text('client_id') !== appId)
    throw new GraphError({ code: 101, message: 'Error validating application. Cannot get application info.' })
  if (text('client_secret') !== appSecret) throw new GraphError({ code: 1, message: 'Error validating client secret.' })
  if (call.params.has('fb_exchange_token')) return answer({ context, ...longLived({ context, token: text('fb_exchange_token') }) })
  if (call.params.has('grant_type')) throw invalid('grant_type must be fb_exchange_token with a token, and absent with a code')
  const now = context.settings.now()
  const code = readIssued({ kind: codeKind(context), text: text('code') })
  if (!code) throw invalid('Invalid verification code format.')
  if (code.redirectUri !== text('redirect_uri'))
    throw invalid(
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      36008,
    )
  if (now.getTime() >= code.expiresAt) throw invalid('This authorization code has expired.', 36007)
  if (!(await context.access.useOnce({ code: text('code'), until: new Date(code.expiresAt), now })))
    throw invalid('This authorization code has been used.', 36009)
  const { pages, scopes } = code
  return answer({ context, pages, scopes, isLong: false, lifeS: HOUR_S })
}

function longLived({ context, token }: { context: GraphContext; token: string }) {
  const facts = readToken({ context, token })
  if (!facts || facts.isDead || facts.type === 'PAGE')
    throw new GraphError({ code: 190, status: 401, message: 'Error validating access token: only a valid user token can be exchanged' })
  return { pages: facts.pages, scopes: facts.scopes, isLong: true, lifeS: LONG_S }
}

function answer({
  context,
  lifeS,
  ...facts
}: {
  context: GraphContext
  pages: string[]
  scopes: string[]
  isLong: boolean
  lifeS: number
}) {
  const expiresAt = seconds(context.settings.now()) + lifeS
  const token = issueToken({ context, facts: { type: 'USER', pageId: null, expiresAt, ...facts } })
  return { access_token: token, token_type: 'bearer', expires_in: lifeS }
}

function dialogOf({ context, query }: { context: GraphContext; query: Readonly<Record<string, string>> }): Dialog {
  const asked = parseConsent({ schema: dialogSchema, query })
  if (asked.client_id !== context.settings.facebook.appId) throw new BadConsent('client_id: không có ứng dụng này')
  const unknown = asked.scope.split(',').find((scope) => !ALL_SCOPES.some((known) => known === scope))
  if (unknown !== undefined) throw new BadConsent(`scope: không có quyền ${unknown}`)
  return asked
}

function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])))
}

function codeKind({ settings }: GraphContext) {
  return { prefix: 'AQsb', schema: codeSchema, secret: settings.facebook.appSecret }
}
