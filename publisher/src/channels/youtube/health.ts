/** Whether the channel can be published to: the token works, has the scopes, and is of the right channel. */
import type { ChannelContext, Health } from '../channel'
import { ChannelError } from '../errors'
import type { YouTubeClient } from './client'
import { COST } from './quota'
import type { ConnectedOptions, Tuning } from './settings'

interface Checking {
  client: YouTubeClient
  options: ConnectedOptions
  tuning: Tuning
  ctx: ChannelContext
}

export async function health({ client, options, tuning, ctx }: Checking): Promise<Health> {
  const facts = { mode: options.mode, tokenExpiresAt: null }
  try {
    const spec = { name: 'channel', deadlineMs: tuning.callMs, cost: COST.list }
    const own = await ctx.read(spec, (signal) => client.ownChannel({ scope: { signal, now: () => ctx.now() } }))
    const missingPermissions = missingScopes(client.authorization.scopes())
    if (!own) return { ...facts, ok: false, missingPermissions, summary: 'Tài khoản Google đã kết nối không có kênh YouTube.' }
    if (own.id !== options.settings.channelId) {
      const summary = `Đang kết nối với kênh "${own.snippet.title}" (${own.id}), không phải kênh đã cấu hình (${options.settings.channelId}).`
      return { ...facts, ok: false, missingPermissions, summary }
    }
    return { ...facts, ok: missingPermissions.length === 0, missingPermissions, summary: `Kênh "${own.snippet.title}"` }
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    return { ...facts, ok: false, missingPermissions: [], summary: `${error.message} ${error.help}` }
  }
}

const SCOPE = 'https://www.googleapis.com/auth/'

/** `youtube` alone covers everything we do; else uploading, reading and changing are each needed. */
function missingScopes(granted: readonly string[] | null): string[] {
  if (granted === null || granted.includes(`${SCOPE}youtube`)) return []
  const needed = ['youtube.upload', 'youtube.readonly', 'youtube.force-ssl']
  const canRead = granted.includes(`${SCOPE}youtube.force-ssl`)
  return needed.filter((name) => !granted.includes(SCOPE + name) && !(name === 'youtube.readonly' && canRead))
}
