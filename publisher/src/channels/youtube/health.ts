/** Whether the channel can be published to: the token works, has the scopes, and is of the right channel. */
import type { ChannelContext } from '../channel'
import type { Health } from '../health'
import { ChannelError, isPassing } from '../errors'
import { scopeOf } from './call-scope'
import type { YouTubeClient } from './client'
import { COST } from './quota'
import { channelUrl, type ConnectedOptions, type Tuning } from './settings'

interface Checking {
  client: YouTubeClient
  options: ConnectedOptions
  tuning: Tuning
  ctx: ChannelContext
}

export async function health({ client, options, tuning, ctx }: Checking): Promise<Health> {
  const facts = { mode: options.mode, tokenExpiresAt: null }
  try {
    const spec = { name: 'channel', deadlineMs: tuning.callMs, cost: COST['channels.list'] }
    const own = await ctx.read(spec, (signal) => client.ownChannel({ scope: scopeOf({ ctx, signal }) }))
    const scopes = client.authorization.scopes()
    const missingPermissions = missingScopes(scopes)
    if (!own) return { ...facts, ok: false, missingPermissions, summary: 'Tài khoản Google đã kết nối không có kênh YouTube.' }
    if (own.id !== options.settings.channelId) {
      const summary = `Đang kết nối với kênh "${own.snippet.title}" (${own.id}), không phải kênh đã cấu hình (${options.settings.channelId}).`
      return { ...facts, ok: false, missingPermissions, summary }
    }
    return {
      ...facts,
      ok: missingPermissions.length === 0,
      ...(scopes ? { grantedPermissions: scopes.map((scope) => scope.replace(SCOPE, '')) } : {}),
      missingPermissions,
      account: { id: own.id, name: own.snippet.title, url: channelUrl({ options, channelId: own.id }) },
      summary: summaryOf({ title: own.snippet.title, missingPermissions }),
    }
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    return { ...facts, ok: false, isPassing: isPassing(error), missingPermissions: [], summary: `${error.message} ${error.help}` }
  }
}

function summaryOf({ title, missingPermissions }: { title: string; missingPermissions: readonly string[] }): string {
  if (missingPermissions.length === 0) return `Kênh "${title}" đang kết nối.`
  return `Kênh "${title}" thiếu quyền: ${missingPermissions.join(', ')}. Quản trị bấm "Kết nối lại" và đánh dấu đủ các quyền.`
}

const SCOPE = 'https://www.googleapis.com/auth/'

/** `youtube` alone covers everything we do; else uploading, reading and changing are each needed. */
export function missingScopes(granted: readonly string[] | null): string[] {
  if (granted === null || granted.includes(`${SCOPE}youtube`)) return []
  const needed = ['youtube.upload', 'youtube.readonly', 'youtube.force-ssl']
  const canRead = granted.includes(`${SCOPE}youtube.force-ssl`)
  return needed.filter((name) => !granted.includes(SCOPE + name) && !(name === 'youtube.readonly' && canRead))
}
