/**
 * Finding a section's playlist by its marker, and making it when there is none. Two of our workers cannot make it at once (the
 * channel's slot, and a look inside it); an insert whose answer was lost is looked for twice, as DELIVERY §4 has it, before
 * another is sent. Should there be two all the same, everybody takes the older one.
 */
import type { Playlist } from './answers'
import { ChannelUnavailable, ItemRejected, LimitReached, NotAuthorized } from '../errors'
import { scopeOf } from './call-scope'
import type { Dressing } from './deps'
import { afterLook, lostPlaylist, readLostPlaylist } from './playlist-progress'
import { COST } from './quota'
import { codeLine } from '../../release/item-code'

type Seeking = Pick<Dressing, 'deps' | 'ctx'> & { code: string }

/** @returns its id; null when every playlist of the channel was seen and none is it */
export async function findPlaylist({ deps, ctx, code }: Seeking): Promise<string | null> {
  const spec = { name: 'playlists', deadlineMs: deps.tuning.callMs, cost: COST['playlists.list'] }
  const ours: Playlist[] = []
  let pageToken: string | null = null
  for (let pages = 0; pages < deps.tuning.maxPages; pages += 1) {
    const from: string | null = pageToken
    const page: { items: Playlist[]; nextPageToken?: string } = await ctx.read(spec, (signal) =>
      deps.client.beside.playlists({ pageToken: from, scope: scopeOf({ ctx, signal }) }),
    )
    ours.push(...page.items.filter(({ snippet }) => isMarked({ description: snippet.description, code })))
    if (page.nextPageToken === undefined) return eldest(ours)
    pageToken = page.nextPageToken
  }
  if (ours.length > 0) return eldest(ours)
  throw looking('Kênh có quá nhiều danh sách phát để tìm hết.')
}

export async function makePlaylist(args: Seeking & { name: string }): Promise<string> {
  const { deps, ctx, code, name } = args
  const title = titleOf(name)
  const description = `Các video của chuyên mục ${title}.\n\n${codeLine(code)}`
  const spec = { name: 'playlist', effect: 'repeatable', deadlineMs: deps.tuning.stepMs, cost: COST['playlists.insert'] } as const
  return ctx.step({ ...spec, request: { title, code }, exclusive: true }, async (signal) => {
    const meanwhile = await findPlaylist(args)
    if (meanwhile !== null) return { answer: meanwhile }
    await assertMayInsert(args)
    await ctx.saveProgress(lostPlaylist({ code, sentAt: ctx.now() }))
    try {
      const made = await deps.client.beside.insertPlaylist({ title, description, scope: scopeOf({ ctx, signal }) })
      await ctx.saveProgress(null)
      return { answer: made }
    } catch (error) {
      // refused: nothing was made, and nothing needs to be looked for
      if (error instanceof ItemRejected || error instanceof NotAuthorized || error instanceof LimitReached) await ctx.saveProgress(null)
      throw error
    }
  })
}

/** The look that was just made found nothing. @throws ChannelUnavailable while an earlier insert may still come to light */
async function assertMayInsert({ deps, ctx, code }: Seeking): Promise<void> {
  const lost = readLostPlaylist(ctx.progress)
  if (lost?.code !== code) return
  const { isAbsent, next } = afterLook({ lost, now: ctx.now(), looksMs: deps.options.looksMs })
  if (isAbsent) return
  await ctx.saveProgress(next)
  throw looking('Chưa rõ lần trước đã tạo danh sách phát của chuyên mục hay chưa.')
}

function isMarked({ description, code }: { description: string; code: string }): boolean {
  return description.split(/\r?\n/).some((line) => line.trim() === codeLine(code))
}

function eldest(playlists: readonly Playlist[]): string | null {
  const byAge = [...playlists].sort((a, b) => a.snippet.publishedAt.localeCompare(b.snippet.publishedAt) || a.id.localeCompare(b.id))
  return byAge[0]?.id ?? null
}

/** https://developers.google.com/youtube/v3/docs/playlists: at most 150 characters; < and > are refused as in titles of videos */
function titleOf(name: string): string {
  return name.normalize('NFC').trim().replaceAll('<', '‹').replaceAll('>', '›').slice(0, 150)
}

function looking(message: string): ChannelUnavailable {
  return new ChannelUnavailable({ code: 'youtube.playlist-unsure', message, help: 'Hệ thống tự tìm lại sau.', who: 'nobody' })
}
