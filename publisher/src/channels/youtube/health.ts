/** Whether the channel can be published to: the token works, has the scopes, and is of the right channel. */
import type { ChannelContext } from '../channel'
import { stopOf, type Health } from '../health'
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
    if (!own || own.id !== options.settings.channelId) return { ...facts, ok: false, missingPermissions, ...wrongChannel({ own, options }) }
    const { title } = own.snippet
    return {
      ...facts,
      ok: missingPermissions.length === 0,
      ...(scopes ? { grantedPermissions: scopes.map((scope) => scope.replace(SCOPE, '')) } : {}),
      missingPermissions,
      account: { id: own.id, name: title, url: channelUrl({ options, channelId: own.id }) },
      ...(missingPermissions.length > 0 ? noPermission({ title, missingPermissions }) : { summary: `Kênh "${title}" đang kết nối.` }),
    }
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    const summary = `${error.message} ${error.help}`
    return { ...facts, ok: false, isPassing: isPassing(error), missingPermissions: [], summary, ...stopOf(error) }
  }
}

type OwnChannel = Awaited<ReturnType<YouTubeClient['ownChannel']>>

function wrongChannel({ own, options }: { own: OwnChannel; options: ConnectedOptions }) {
  const { channelId } = options.settings
  return stopped({
    code: 'youtube.wrong-channel',
    message: own
      ? `Đang kết nối với kênh "${own.snippet.title}" (${own.id}), không phải kênh đã cấu hình (${channelId}).`
      : 'Tài khoản Google đã kết nối không có kênh YouTube.',
    help: 'Quản trị bấm "Kết nối lại" bằng đúng tài khoản của kênh, hoặc sửa YOUTUBE_CHANNEL_ID.',
  })
}

function noPermission({ title, missingPermissions }: { title: string; missingPermissions: readonly string[] }) {
  return stopped({
    code: 'youtube.insufficientPermissions',
    message: `Kênh "${title}" thiếu quyền: ${missingPermissions.join(', ')}.`,
    help: 'Quản trị bấm "Kết nối lại" và đánh dấu đủ các quyền.',
  })
}

function stopped(stop: { code: string; message: string; help: string }) {
  return { summary: `${stop.message} ${stop.help}`, stop: { ...stop, who: 'operator' as const } }
}

const SCOPE = 'https://www.googleapis.com/auth/'

/** `youtube` alone covers everything we do; else uploading, reading and changing are each needed. */
export function missingScopes(granted: readonly string[] | null): string[] {
  if (granted === null || granted.includes(`${SCOPE}youtube`)) return []
  const needed = ['youtube.upload', 'youtube.readonly', 'youtube.force-ssl']
  const canRead = granted.includes(`${SCOPE}youtube.force-ssl`)
  return needed.filter((name) => !granted.includes(SCOPE + name) && !(name === 'youtube.readonly' && canRead))
}
