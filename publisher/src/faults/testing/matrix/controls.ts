/** The levers of one lane's platform: faults, the log of its calls, and how much of ours can be seen there. */
import { z } from 'zod'
import type { PlatformId } from './platform'

export interface Controls {
  reset(): Promise<void>
  arm(fault: Record<string, unknown>): Promise<void>
  /** Takes away what has not struck; what fell silent takes effect now. @returns how many strikes were left */
  disarm(): Promise<number>
  calls(): Promise<Call[]>
  /** What the public can see, and what hangs on it, counted by kind. */
  census(): Promise<Census>
}

export type Census = Readonly<Record<string, number>>

const callSchema = z.object({
  method: z.string(),
  path: z.string(),
  phase: z.string().nullable(),
  status: z.number(),
  params: z.unknown(),
})
export type Call = z.infer<typeof callSchema>

const logSchema = z.object({ calls: z.array(callSchema) })
const faultsSchema = z.object({ faults: z.array(z.object({ left: z.number(), fault: z.object({ kind: z.string() }) })) })
const some = z.array(z.unknown())
const stateSchema = z.object({
  facebook: z.object({ posts: z.array(z.object({ isPublic: z.boolean() })), comments: some }),
  youtube: z.object({
    videos: z.array(z.object({ id: z.string(), privacyStatus: z.string(), stage: z.string() })),
    playlists: some,
    playlistItems: some,
    captions: z.array(z.object({ videoId: z.string() })),
  }),
})

export function controlsAt({ url, platform }: { url: string; platform: PlatformId }): Controls {
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(url + path, init)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const read = async <T>(path: string, schema: z.ZodType<T>) => schema.parse(await (await ask(path)).json())
  return {
    async reset() {
      await ask('/reset', { method: 'POST' })
    },
    async arm(fault) {
      await ask('/faults', { method: 'POST', body: JSON.stringify({ target: platform, ...fault }) })
    },
    async disarm() {
      const { faults } = await read('/faults', faultsSchema)
      await ask('/faults', { method: 'DELETE' })
      return faults.reduce((sum, { left }) => sum + left, 0)
    },
    calls: async () => (await read(`/log?target=${platform}`, logSchema)).calls,
    async census() {
      const state = await read('/state', stateSchema)
      return platform === 'facebook' ? facebookCensus(state.facebook) : youtubeCensus(state.youtube)
    },
  }
}

type State = z.infer<typeof stateSchema>

function facebookCensus({ posts, comments }: State['facebook']): Census {
  return { posts: posts.filter(({ isPublic }) => isPublic).length, comments: comments.length }
}

function youtubeCensus({ videos, playlists, playlistItems, captions }: State['youtube']): Census {
  // of what could not be processed nobody has anything, nor of what stands beside it
  const usable = videos.filter(({ stage }) => stage !== 'failed')
  const watchable = usable.filter(({ privacyStatus, stage }) => privacyStatus === 'public' && stage === 'processed')
  return {
    videos: watchable.length,
    hidden: usable.length - watchable.length,
    playlists: playlists.length,
    playlistItems: playlistItems.length,
    captions: captions.filter(({ videoId }) => usable.some(({ id }) => id === videoId)).length,
  }
}
