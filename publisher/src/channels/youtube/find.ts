/**
 * Looks for the video an earlier call may have made: first by its upload session, which knows for certain, then in the
 * list of uploads. Never creates.
 */
import type { ChannelContext, FindResult, Intent } from '../channel'
import { scopeOf } from './call-scope'
import type { DeliverDeps } from './deps'
import { readProgress } from './progress'
import { receiptOf } from './receipt'
import type { YouTubeRendition } from './render'
import { searchUploads } from './uploads-list'

export async function find(args: { deps: DeliverDeps; intent: Intent<YouTubeRendition>; ctx: ChannelContext }): Promise<FindResult> {
  const { deps, intent, ctx } = args
  const asOf = ctx.now()
  const progress = readProgress(intent.progress)
  const film = progress?.film ?? { ...intent.rendition.film, fileName: intent.rendition.fileName }
  const match = (videoId: string) =>
    receiptOf({ options: deps.options, videoId, upload: { film, isPrivate: progress?.isPrivate ?? false } })
  const matches = (videoIds: readonly string[]) => videoIds.filter((id) => !intent.knownIds.has(id)).map(match)

  if (progress?.state === 'open') {
    const state = await ctx.read({ name: 'session', deadlineMs: deps.tuning.callMs }, (signal) =>
      deps.sessions.ask({ uri: progress.sessionUri, total: film.size, scope: scopeOf({ ctx, signal }) }),
    )
    if (state.kind === 'open') return { matches: [], complete: true, certain: true, asOf }
    if (state.kind === 'done') return { matches: matches([state.videoId]), complete: true, certain: true, asOf }
  }
  const startedAt = progress ? Date.parse(progress.startedAt) : Infinity
  const since = new Date(Math.min(startedAt, intent.sentAt.getTime()))
  const wanted = { ...film, code: progress?.code ?? intent.rendition.code, since }
  const { client, tuning } = deps
  const { videoIds, complete } = await searchUploads({ client, tuning, ctx, wanted, knownIds: intent.knownIds })
  return { matches: matches(videoIds), complete, asOf }
}
