/** Whether the Page can be reached, as whom, until when, and which permissions are missing. */
import { z } from 'zod'
import type { ChannelContext } from '../channel'
import { stopOf, type Health } from '../health'
import { ChannelError, isPassing } from '../errors'
import type { FacebookDeps } from './client'
import { DEADLINES, type FacebookSettings } from './settings'

export const PERMISSIONS = ['pages_manage_posts', 'pages_read_engagement', 'pages_show_list'] as const
/** For the first comment only: without them everything else goes on, and a Delivery says what it lacks (docs/decisions/0022). */
export const COMMENT_PERMISSIONS = ['pages_manage_engagement', 'pages_read_user_content'] as const
/** For views only: without it they are unknown, and the Page is none the worse. */
export const INSIGHTS_PERMISSION = 'read_insights'

export const tokenSchema = z.looseObject({
  data: z.looseObject({
    is_valid: z.boolean(),
    app_id: z.string().nullish(),
    type: z.string().nullish(),
    /** seconds; 0 = never */
    expires_at: z.number().nullish(),
    data_access_expires_at: z.number().nullish(),
    scopes: z.array(z.string()).catch([]),
    granular_scopes: z.array(z.looseObject({ scope: z.string(), target_ids: z.array(z.string()).nullish() })).catch([]),
  }),
})
export type TokenFacts = z.infer<typeof tokenSchema>['data']
const pageSchema = z.looseObject({ id: z.string(), name: z.string(), link: z.string().nullish(), is_published: z.boolean().nullish() })

export async function checkHealth({ deps, ctx }: { deps: FacebookDeps; ctx: ChannelContext }): Promise<Health> {
  const { settings } = deps
  ctx.log.info('facebook_health_asked', { version: settings.apiVersion, host: new URL(settings.graphUrl).host })
  try {
    const token = await inspectToken({ deps, ctx })
    const missingPermissions = missingOf({ token, pageId: settings.pageId })
    const common = { mode: settings.mode, tokenExpiresAt: expiryOf(token), grantedPermissions: token.scopes, missingPermissions }
    const problem = problemOf({ token, settings, missingPermissions })
    if (problem) return { ...common, ok: false, summary: `${problem.message} ${problem.help}`, stop: { ...problem, who: 'operator' } }
    const { id, name, link, is_published: isPublished } = await readPage({ deps, ctx })
    const summary = `Fanpage "${name}" đang kết nối${settings.mode === 'sandbox' ? ' (môi trường thử)' : ''}.`
    const facts = isPublished == null ? [] : [isPublished ? SHOWN : HIDDEN]
    return { ...common, ok: true, summary, account: { id, name, url: link ?? `${settings.webUrl}/${id}` }, facts }
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    const summary = `${error.message} ${error.help}`
    const { mode } = settings
    return { ok: false, isPassing: isPassing(error), mode, summary, ...stopOf(error), tokenExpiresAt: null, missingPermissions: [] }
  }
}

const SHOWN = { code: 'facebook.page-published', level: 'fine', message: 'Fanpage đang mở với mọi người.', help: '' } as const
const HIDDEN = {
  code: 'facebook.page-published',
  level: 'wrong',
  message: 'Fanpage đang ẩn: công chúng không nhìn thấy bài nào.',
  help: 'Quản trị mở phần cài đặt của Fanpage và bỏ chế độ ẩn trang.',
} as const

/** Asked with the app's own token, so that it answers about a Page token that is no longer valid too. */
function inspectToken({ deps, ctx }: { deps: FacebookDeps; ctx: ChannelContext }): Promise<TokenFacts> {
  const { client, settings } = deps
  const token = `${settings.appId}|${settings.appSecret}`
  return ctx.read({ name: 'debug-token', deadlineMs: DEADLINES.read }, async (signal) => {
    const call = { ...inspection(settings.pageToken), token, effect: 'read', signal, ctx } as const
    return (await client.demand({ ...call, schema: tokenSchema })).data
  })
}

/**
 * The token asked about must be a parameter, and an address may be logged on its way: so it goes in a body, with the method
 * override that Facebook's own SDKs read with (facebook-php-sdk, `_graph`: "method override as we always do a POST").
 */
export function inspection(token: string) {
  return { method: 'POST', path: 'debug_token', params: { method: 'GET', input_token: token } } as const
}

function readPage({ deps, ctx }: { deps: FacebookDeps; ctx: ChannelContext }) {
  const { client, settings } = deps
  return ctx.read({ name: 'page', deadlineMs: DEADLINES.read }, (signal) =>
    client.demand({
      method: 'GET',
      path: settings.pageId,
      params: { fields: 'id,name,link,is_published' },
      schema: pageSchema,
      effect: 'read',
      signal,
      ctx,
    }),
  )
}

export function missingOf({ token, pageId }: { token: TokenFacts; pageId: string }): string[] {
  if (!token.is_valid) return []
  return PERMISSIONS.filter((permission) => {
    const targets = token.granular_scopes.find(({ scope }) => scope === permission)?.target_ids
    return !token.scopes.includes(permission) || (targets != null && !targets.includes(pageId))
  })
}

function problemOf({
  token,
  settings,
  missingPermissions,
}: {
  token: TokenFacts
  settings: FacebookSettings
  missingPermissions: readonly string[]
}): { code: string; message: string; help: string } | null {
  if (!token.is_valid) {
    const message = 'Fanpage mất kết nối: mã truy cập không còn hiệu lực.'
    return { code: 'facebook.190', message, help: 'Quản trị bấm "Kết nối lại"; bài đang chờ sẽ tự gửi, không phải duyệt lại.' }
  }
  if (token.app_id && token.app_id !== settings.appId) {
    const message = 'Mã truy cập thuộc ứng dụng khác với FACEBOOK_APP_ID.'
    return { code: 'facebook.other-app', message, help: 'Quản trị kiểm tra cấu hình.' }
  }
  if (token.type === 'USER' || token.type === 'APP') {
    const message = `Mã truy cập là loại ${token.type}, không phải của Fanpage.`
    return { code: 'facebook.no-page-token', message, help: 'Quản trị lấy mã truy cập của Fanpage.' }
  }
  if (missingPermissions.length === 0) return null
  const message = `Fanpage thiếu quyền: ${missingPermissions.join(', ')}.`
  return { code: 'facebook.permissions', message, help: 'Quản trị cấp lại quyền rồi bấm "Kiểm tra lại".' }
}

/** The earlier of the token's own end and the end of its access to data; 0 means neither. */
export function expiryOf({ expires_at: token, data_access_expires_at: data }: TokenFacts): Date | null {
  const ends = [token, data].filter((seconds) => seconds != null && seconds > 0).map(Number)
  return ends.length === 0 ? null : new Date(Math.min(...ends) * 1_000)
}
