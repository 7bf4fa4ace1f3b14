/** The channel's newest uploads, and the video that a pasted link names: for a person who must say which is ours. Reads only. */
import { bearsCode } from '../../release/item-code'
import type { Candidate } from '../candidate'
import type { ChannelContext } from '../channel'
import type { Video } from './answers'
import { scopeOf } from './call-scope'
import type { DeliverDeps } from './deps'
import { COST } from './quota'
import { watchUrl } from './settings'

const MOST = 25

type Reading = { deps: DeliverDeps; ctx: ChannelContext }

export async function latestUploads({ deps, ctx }: Reading): Promise<Candidate[]> {
  const spec = { name: 'uploads', deadlineMs: deps.tuning.callMs, cost: COST['playlistItems.list'] }
  const own = await ctx.read({ ...spec, cost: COST['channels.list'] }, (signal) =>
    deps.client.ownChannel({ scope: scopeOf({ ctx, signal }) }),
  )
  if (!own) return []
  const playlistId = own.contentDetails.relatedPlaylists.uploads
  const page = await ctx.read(spec, (signal) => deps.client.playlistPage({ playlistId, pageToken: null, scope: scopeOf({ ctx, signal }) }))
  const ids = page.items.slice(0, MOST).map(({ contentDetails }) => contentDetails.videoId)
  const videos = await readVideos({ deps, ctx, ids })
  return ids.flatMap((id) => videos.filter((video) => video.id === id)).map((video) => toCandidate({ deps, video }))
}

export async function identifyVideo({ deps, ref, ctx }: Reading & { ref: string }): Promise<Candidate | null> {
  const id = idOf(ref)
  if (id === null) return null
  const [video] = await readVideos({ deps, ctx, ids: [id] })
  if (!video || video.snippet?.channelId !== deps.options.settings.channelId) return null
  return toCandidate({ deps, video })
}

async function readVideos({ deps, ctx, ids }: Reading & { ids: readonly string[] }): Promise<Video[]> {
  const spec = { name: 'latest', deadlineMs: deps.tuning.callMs, cost: COST['videos.list'] }
  return ctx.read(spec, (signal) => deps.client.videos({ ids, scope: scopeOf({ ctx, signal }) }))
}

function toCandidate({ deps, video }: { deps: DeliverDeps; video: Video }): Candidate {
  const { snippet } = video
  return {
    id: video.id,
    url: watchUrl({ options: deps.options, videoId: video.id }),
    text: [snippet?.title, snippet?.description].filter(Boolean).join('\n'),
    link: null,
    createdAt: snippet?.publishedAt ? new Date(snippet.publishedAt) : null,
    pictureUrl: snippet?.thumbnails?.['medium']?.url ?? snippet?.thumbnails?.['default']?.url ?? null,
    isOurs: bearsCode(snippet?.description ?? ''),
  }
}

/** `…/watch?v=x`, `youtu.be/x`, `…/shorts/x`, `…/live/x`, `…/embed/x`, or the bare id. */
function idOf(ref: string): string | null {
  const isId = (text: string | null | undefined): text is string => /^[\w-]{6,20}$/.test(text ?? '')
  if (isId(ref)) return ref
  if (!URL.canParse(ref)) return null
  const url = new URL(ref)
  const named = url.searchParams.get('v') ?? url.pathname.split('/').filter(Boolean).at(-1)
  return isId(named) ? named : null
}
