/** What the public would see on the Page and on the channel, and the switches that break them. */
import { z } from 'zod'

const stateSchema = z.object({
  facebook: z.object({
    posts: z.array(z.looseObject({ id: z.string(), link: z.string().nullable(), videoId: z.string().nullable(), isPublic: z.boolean() })),
    videos: z.array(z.looseObject({ id: z.string(), title: z.string().nullable(), phase: z.string(), size: z.number() })),
  }),
  youtube: z.object({
    videos: z.array(
      z.object({ id: z.string(), title: z.string(), privacyStatus: z.string(), stage: z.string(), size: z.number() }).loose(),
    ),
    sessions: z.array(z.looseObject({ id: z.string(), videoId: z.string().nullable() })),
  }),
})
const callSchema = z.looseObject({
  /** when it arrived */
  at: z.coerce.date(),
  target: z.enum(['facebook', 'youtube']),
  method: z.string(),
  path: z.string(),
  phase: z.string().nullable(),
  params: z.unknown(),
  status: z.number(),
})
const logSchema = z.object({ calls: z.array(callSchema) })
export type PlatformState = z.infer<typeof stateSchema>
export type PlatformCall = z.infer<typeof callSchema>

export interface Platforms {
  url: string
  state(): Promise<PlatformState>
  calls(filter?: { target?: 'facebook' | 'youtube'; phase?: string; method?: string; path?: RegExp }): Promise<PlatformCall[]>
  /** as in sandbox/faults.ts */
  arm(fault: Record<string, unknown>): Promise<void>
  disarm(): Promise<void>
  /** what a person does on the platform itself: `facebook/posts/<id>`, `youtube/videos/<id>` */
  hand(thing: string, edit: Record<string, unknown>): Promise<void>
}

export function platformsAt(url: string): Platforms {
  const ask = async (path: string) => (await fetch(`${url}${path}`)).json()
  return {
    url,
    state: async () => stateSchema.parse(await ask('/state')),
    async calls({ target, phase, method, path } = {}) {
      const { calls } = logSchema.parse(await ask('/log'))
      return calls.filter(
        (call) =>
          (!target || call.target === target) &&
          (!phase || call.phase === phase) &&
          (!method || call.method === method) &&
          (!path || path.test(call.path)),
      )
    },
    async arm(fault) {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${url}/faults`, { method: 'POST', headers, body: JSON.stringify(fault) })
      if (answer.status !== 201) throw new Error(`The sandbox refused the fault: ${await answer.text()}`)
    },
    async disarm() {
      await fetch(`${url}/faults`, { method: 'DELETE' })
    },
    async hand(thing, edit) {
      const answer = await fetch(`${url}/hand/${thing}`, { method: 'POST', body: JSON.stringify(edit) })
      if (!answer.ok) throw new Error(`The sandbox refused the edit: ${await answer.text()}`)
    },
  }
}
