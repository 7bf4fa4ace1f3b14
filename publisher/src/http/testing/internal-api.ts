/** The internal API on a stage of the core, asked as cms asks it: with the token, in the name of a person. */
import type { z } from 'zod'
import { connectionsOf } from '../../connections/testing/connections-of'
import type { Stage } from '../../delivery/testing/stage'
import { startCheck } from '../../drift/check-channel'
import { createInternalApp } from '../internal'
import type { InternalDeps } from '../internal-deps'

const TOKEN = 'internal-token'
export const PERSON = { id: '7', name: 'Chị Lan' }

export interface Answer {
  status: number
  body: unknown
}

export interface InternalApi {
  ask(path: string): Promise<Answer>
  post(path: string, body: unknown): Promise<Answer>
  /** @throws when the answer does not hold to the contract */
  read<T>(schema: z.ZodType<T>, path: string): Promise<T>
}

export function internalApi(stage: Stage, own: Partial<InternalDeps> = {}): InternalApi {
  const app = createInternalApp({
    ...stage.deps,
    token: TOKEN,
    mode: 'sandbox',
    isReady: () => true,
    probes: [],
    queues: [],
    evidence: { pool: stage.db.pool, media: stage.deps.media, checkpointKey: 'test-key', secrets: [TOKEN], isSandbox: true },
    connections: connectionsOf(stage),
    previewPage: async () => '',
    rebuildSite: async () => false,
    checkChannel: async (input) => (await startCheck({ ...stage.deps, restoreSharedPages: async () => 0 }, input)) !== null,
    ...own,
  })
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = {
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/json',
      'x-actor-id': PERSON.id,
      'x-actor-name': encodeURIComponent(PERSON.name),
    }
    const response = await app.request(path, { ...init, headers })
    return { status: response.status, body: await response.json() }
  }
  return {
    ask: (path) => ask(path),
    post: (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
    async read(schema, path) {
      const { status, body } = await ask(path)
      if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`)
      return schema.parse(body)
    },
  }
}
