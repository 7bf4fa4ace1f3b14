/** What a leak of the panel is, as data: who tries what, and what they must get. The lists: leaks-content.ts, leaks-accounts.ts. */
import type { Role } from '@hl/config/roles'
import type { Answer, Api } from './api'

export const TRIERS = [
  'contributor',
  'editor',
  'compliance-reviewer',
  'chief-editor',
  'system-admin',
  'inspector',
  'super-admin',
  'nobody',
] as const satisfies readonly (Role | 'super-admin' | 'nobody')[]
export type Trier = (typeof TRIERS)[number]

/** What lies in the database when they try. */
export interface Scene {
  /** a draft of the super administrator's */
  draft: string
  /** another of those, to be deleted by whoever may */
  spare: string
  /** a file of the super administrator's that no Item shows */
  file: { id: number; url: string; name: string }
  /** documentId of the consent that draft rests on, "PĐY-KHAC" */
  consent: string
  /** its signed paper */
  consentFile: { id: number; url: string; name: string }
  /** user ids */
  ids: Record<Exclude<Trier, 'nobody'>, number>
  roleIds: Record<string, number>
}

export interface Leak {
  name: string
  attempt(input: { api: Api; scene: Scene; trier: Trier }): Promise<Answer>
  /** who may; everybody else is refused or gets nothing of it */
  allowed: readonly Trier[]
  /** Strapi itself answers 500 to somebody without any right to the type; nothing is told */
  mayCrash?: true
  /** `true` when the answer gave what was asked for; a success by status unless said otherwise */
  leaked?(answer: Answer, scene: Scene): boolean
}

export const call =
  (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: (scene: Scene) => string, body?: (scene: Scene) => object): Leak['attempt'] =>
  ({ api, scene }) =>
    api.call(method, path(scene), body?.(scene))
