/**
 * The channel's own list of uploads, searched for a video whose id we never learnt: by file name and size, which nobody
 * can edit, or by the code line. YouTube may show a new upload there a little late.
 */
import type { ChannelContext } from '../channel'
import type { PlaylistPage, Video } from './answers'
import { scopeOf } from './call-scope'
import type { YouTubeClient } from './client'
import { COST } from './quota'
import { codeLine } from '../../release/item-code'
import type { Tuning } from './settings'

/** Clocks differ: ours against YouTube's. */
const CLOCK_MARGIN_MS = 120_000
const VIDEOS_PER_CALL = 50

interface Wanted {
  fileName: string
  size: number
  code: string
  since: Date
}
interface Searching {
  client: YouTubeClient
  tuning: Tuning
  ctx: ChannelContext
}

/** @returns the fitting videos that are not known yet, and whether every upload since then was seen */
export async function searchUploads(
  args: Searching & { wanted: Wanted; knownIds: ReadonlySet<string> },
): Promise<{ videoIds: string[]; complete: boolean }> {
  const { client, tuning, ctx, wanted, knownIds } = args
  const { ids, complete } = await uploadsSince({ client, tuning, ctx, since: wanted.since })
  const unknown = ids.filter((id) => !knownIds.has(id))
  const videos: Video[] = []
  for (let index = 0; index < unknown.length; index += VIDEOS_PER_CALL) {
    const part = unknown.slice(index, index + VIDEOS_PER_CALL)
    const spec = { name: 'candidates', deadlineMs: tuning.callMs, cost: COST['videos.list'] }
    videos.push(...(await ctx.read(spec, (signal) => client.videos({ ids: part, withFile: true, scope: scopeOf({ ctx, signal }) }))))
  }
  return { videoIds: videos.filter((video) => isOurs({ video, wanted })).map(({ id }) => id), complete }
}

/** The uploads list has the newest first, so the first page without anything new enough is the last to be read. */
async function uploadsSince({ client, tuning, ctx, since }: Searching & { since: Date }): Promise<{ ids: string[]; complete: boolean }> {
  const spec = { name: 'uploads', deadlineMs: tuning.callMs, cost: COST['playlistItems.list'] }
  const own = await ctx.read({ ...spec, cost: COST['channels.list'] }, (signal) => client.ownChannel({ scope: scopeOf({ ctx, signal }) }))
  if (!own) return { ids: [], complete: false }
  const playlistId = own.contentDetails.relatedPlaylists.uploads
  const oldest = since.getTime() - CLOCK_MARGIN_MS
  const ids: string[] = []
  let pageToken: string | null = null
  for (let pages = 0; pages < tuning.maxPages; pages += 1) {
    const from: string | null = pageToken
    const page: PlaylistPage = await ctx.read(spec, (signal) =>
      client.playlistPage({ playlistId, pageToken: from, scope: scopeOf({ ctx, signal }) }),
    )
    const recent = page.items.filter(({ snippet }) => Date.parse(snippet.publishedAt) >= oldest)
    ids.push(...recent.map(({ contentDetails }) => contentDetails.videoId))
    if (page.nextPageToken === undefined || recent.length === 0) return { ids, complete: true }
    pageToken = page.nextPageToken
  }
  return { ids, complete: false }
}

/** Name and size are as sent and nobody can edit them; right after an upload YouTube may not tell them yet. */
function isOurs({ video, wanted }: { video: Video; wanted: Wanted }): boolean {
  const { fileName, fileSize } = video.fileDetails ?? {}
  if (fileSize !== undefined && Number(fileSize) !== wanted.size) return false
  if (fileName !== undefined && fileSize !== undefined) return fileName === wanted.fileName || hasCode({ video, wanted })
  return hasCode({ video, wanted })
}

function hasCode({ video, wanted }: { video: Video; wanted: Wanted }): boolean {
  const lines = video.snippet?.description.split(/\r?\n/) ?? []
  return lines.some((line) => line.trim() === codeLine(wanted.code))
}
