/** Opens an upload session, and saves its address before the first byte. */
import type { DeliveryContext } from '../channel'
import { ChannelUnavailable, NotAuthorized } from '../errors'
import { scopeOf } from './call-scope'
import type { DeliverDeps } from './deps'
import { openUpload, type OpenUpload } from './progress'
import { COST } from './quota'
import type { YouTubeRendition } from './render'

interface Opening {
  deps: DeliverDeps
  ctx: DeliveryContext
  rendition: YouTubeRendition
}

export async function openSession({ deps, ctx, rendition }: Opening): Promise<OpenUpload> {
  await checkFilm({ ctx, rendition })
  await checkChannel({ deps, ctx })
  const { film, fileName, title } = rendition
  let sessionUri = ''
  await ctx.step(
    {
      name: 'session',
      effect: 'repeatable',
      deadlineMs: deps.tuning.callMs,
      cost: COST['videos.insert'],
      request: { title, fileName, sha256: film.sha256, size: film.size },
    },
    async (signal) => {
      sessionUri = await deps.sessions.open({ rendition, scope: scopeOf({ ctx, signal }) })
      return { answer: null }
    },
  )
  const opened = openUpload({ rendition, sessionUri, startedAt: ctx.now() })
  await ctx.saveProgress(opened)
  return opened
}

async function checkFilm({ ctx, rendition }: Pick<Opening, 'ctx' | 'rendition'>): Promise<void> {
  if (await ctx.media.has(rendition.film)) return
  throw new ChannelUnavailable({
    code: 'youtube.film-missing',
    message: 'Không thấy đủ tệp phim trong kho tệp của hệ thống.',
    help: 'Người quản trị kiểm tra MEDIA_DIR và bản sao lưu, rồi bấm Gửi lại.',
    who: 'operator',
  })
}

/** A wrong choice at consent would put the board's film on a stranger's channel. */
async function checkChannel({ deps, ctx }: Pick<Opening, 'deps' | 'ctx'>): Promise<void> {
  const spec = { name: 'channel', deadlineMs: deps.tuning.callMs, cost: COST['channels.list'] }
  const own = await ctx.read(spec, (signal) => deps.client.ownChannel({ scope: scopeOf({ ctx, signal }) }))
  if (own?.id === deps.options.settings.channelId) return
  throw new NotAuthorized({
    code: 'youtube.wrong-channel',
    message: own
      ? `Tài khoản đã kết nối là của kênh "${own.snippet.title}", không phải kênh đã cấu hình.`
      : 'Tài khoản Google đã kết nối không có kênh YouTube.',
    help: 'Người quản trị bấm Kết nối lại bằng đúng tài khoản của kênh, hoặc sửa YOUTUBE_CHANNEL_ID.',
    who: 'operator',
  })
}
