/**
 * The Item's caption file as one track of the video. YouTube takes one track for a language and a name, so ours is known by
 * both; a track that somebody else made, or that YouTube heard by itself, is left alone.
 */
import type { ReceiptDraft } from '../channel'
import { ChannelUnavailable } from '../errors'
import type { CaptionTrack } from './answers'
import { scopeOf } from './call-scope'
import type { Dressing } from './deps'
import { COST } from './quota'
import { factsOf, withFacts } from './receipt'
import { unless } from './unless'

const LANGUAGE = 'vi'
/** Shown beside the language in the player; YouTube demands one: https://developers.google.com/youtube/v3/docs/captions/insert */
const NAME = 'Ban biên tập'

/** Sent when the file is another than the one the receipt remembers; taken away when the Item has none any more. */
export async function setCaptions(args: Dressing): Promise<ReceiptDraft> {
  const { rendition, receipt } = args
  const sha256 = rendition.captions?.sha256 ?? null
  if (sha256 === (factsOf(receipt).captions ?? null)) return receipt
  const track = await ownTrack(args)
  const dressed = withFacts(receipt, { captions: sha256 })
  if (rendition.captions === null) await takeAway({ ...args, track, dressed })
  else await put({ ...args, captions: rendition.captions, track, dressed })
  return dressed
}

/** After an insert whose answer was lost the track is here, and is written once more: whose file it has is not told. */
async function ownTrack({ deps, ctx, receipt: { externalId: videoId } }: Dressing): Promise<CaptionTrack | null> {
  const spec = { name: 'captions', deadlineMs: deps.tuning.callMs, cost: COST['captions.list'] }
  const tracks = await ctx.read(spec, (signal) => deps.client.beside.captions({ videoId, scope: scopeOf({ ctx, signal }) }))
  return tracks.find(({ snippet }) => snippet.language === LANGUAGE && snippet.name.normalize('NFC') === NAME) ?? null
}

interface Putting extends Dressing {
  captions: { sha256: string; size: number }
  track: CaptionTrack | null
  dressed: ReceiptDraft
}

async function put({ deps, ctx, receipt: { externalId: videoId }, captions, track, dressed }: Putting): Promise<void> {
  const { beside } = deps.client
  const text = await textOf({ ctx, captions })
  const spec = { name: 'captions', effect: 'repeatable', deadlineMs: deps.tuning.callMs } as const
  const request = { videoId, captions: captions.sha256, trackId: track?.id ?? null }
  const cost = track ? COST['captions.update'] : COST['captions.insert']
  await ctx.step({ ...spec, cost, request }, async (signal) => {
    const scope = scopeOf({ ctx, signal })
    if (track) await beside.updateCaptions({ trackId: track.id, text, scope })
    else await beside.insertCaptions({ videoId, language: LANGUAGE, name: NAME, text, scope }).catch(unless('youtube.captionExists'))
    return { answer: null, receipts: [dressed] }
  })
}

async function takeAway({ deps, ctx, receipt, track, dressed }: Omit<Putting, 'captions'>): Promise<void> {
  const spec = { name: 'captions-away', effect: 'repeatable', deadlineMs: deps.tuning.callMs, cost: COST['captions.delete'] } as const
  await ctx.step({ ...spec, request: { videoId: receipt.externalId, trackId: track?.id ?? null } }, async (signal) => {
    const scope = scopeOf({ ctx, signal })
    if (track) await deps.client.beside.deleteCaptions({ trackId: track.id, scope }).catch(unless('youtube.captionNotFound'))
    return { answer: null, receipts: [dressed] }
  })
}

async function textOf({ ctx, captions }: Pick<Putting, 'ctx' | 'captions'>): Promise<string> {
  if (!(await ctx.media.has(captions))) {
    throw new ChannelUnavailable({
      code: 'youtube.captions-missing',
      message: 'Không thấy đủ tệp phụ đề trong kho tệp của hệ thống.',
      help: 'Người quản trị kiểm tra MEDIA_DIR và bản sao lưu.',
      who: 'operator',
    })
  }
  // small: accepts has refused what is not
  const chunks: Buffer[] = []
  for await (const chunk of ctx.media.open(captions)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
