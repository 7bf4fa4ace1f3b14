/**
 * What stands beside a video once it is there: thumbnail, captions, playlist. A failure here never keeps the video from being
 * live: it is said as what the Delivery lacks, and is worth another try when it was a passing one. What stops every call
 * (the token, the platform's quota) is let through.
 */
import type { Outcome } from '../channel'
import { ChannelError, ItemRejected, LimitReached, NotAuthorized } from '../errors'
import { setCaptions } from './captions'
import type { Dressing } from './deps'
import { placeInPlaylist } from './playlist'
import { setThumbnail } from './thumbnail'

const PARTS = [
  { name: 'thumbnail', label: 'Ảnh đại diện', bring: setThumbnail, isShown: false },
  { name: 'captions', label: 'Phụ đề', bring: setCaptions, isShown: false },
  // a playlist is public: nothing goes in before its hour
  { name: 'playlist', label: 'Danh sách phát', bring: placeInPlaylist, isShown: true },
] as const

export async function dress(args: Dressing): Promise<Outcome> {
  const { ctx, rendition } = args
  let { receipt } = args
  const lacks: Lack[] = []
  for (const { name, label, bring, isShown } of PARTS) {
    if (isShown && rendition.privacyStatus === 'private') continue
    try {
      receipt = await bring({ ...args, receipt })
    } catch (error) {
      const lack = lackOf({ ...args, error, label })
      ctx.log.warn('youtube.lacks', { part: name, video: receipt.externalId, code: lack.code })
      lacks.push(lack)
    }
  }
  const [againAt] = lacks.flatMap((lack) => lack.againAt ?? []).sort((a, b) => a.getTime() - b.getTime())
  return { partly: lacks.length > 0 ? lacks.map(({ message }) => message).join(' ') : null, ...(againAt ? { againAt } : {}) }
}

interface Lack {
  code: string
  message: string
  againAt: Date | null
}

/** @throws the error itself when it is a bug, or stops every other call too */
function lackOf({ error, label, ...args }: Dressing & { error: unknown; label: string }): Lack {
  if (!(error instanceof ChannelError) || stopsTheChannel(error)) throw error
  const { code } = error
  const message = `${label} chưa có trên YouTube: ${error.message} ${error.help}`
  if (error instanceof LimitReached) return { code, message, againAt: error.until }
  if (error instanceof ItemRejected || error instanceof NotAuthorized) return { code, message, againAt: null }
  return { code, message, againAt: againAt(args) }
}

/**
 * A 403 speaks of the one call that was refused: a scope not given, a feature the channel has not. A limit of our own ledger,
 * or of thumbnails alone, leaves the rest of the channel free; any other that the platform names must be kept by the core.
 */
function stopsTheChannel(error: ChannelError): boolean {
  if (error instanceof LimitReached) return error.platform !== undefined && error.code !== 'youtube.uploadRateLimitExceeded'
  return error instanceof NotAuthorized && !REFUSED_HERE.has(error.code)
}
const REFUSED_HERE: ReadonlySet<string> = new Set([
  'youtube.forbidden',
  'youtube.insufficientPermissions',
  'youtube.playlistForbidden',
  'youtube.playlistItemsNotAccessible',
  'youtube.playlistOperationUnsupported',
  'youtube.http.403',
])

/** As long again as the video has been there, within bounds: the tries thin out, and cost little a day. */
function againAt({ deps, ctx, receipt }: Omit<Dressing, 'error'>): Date {
  const { least, most } = deps.tuning.againMs
  const since = ctx.receipts.find(({ externalId }) => externalId === receipt.externalId)?.createdAt ?? ctx.now()
  return new Date(ctx.now().getTime() + Math.min(most, Math.max(least, ctx.now().getTime() - since.getTime())))
}
