/**
 * What the editorial route is about to do, carried to the Document Service middleware through the async context.
 * A publish without it did not come from `approve`. It is bound to one document and used once.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Mover } from './transitions'

export type Act =
  | { kind: 'approve'; documentId: string; releaseHash: string; comment: string | null; movers: readonly Mover[] }
  | { kind: 'takedown'; documentId: string; reason: string | null; movers: readonly Mover[] }
  | { kind: 'discard'; documentId: string; comment: string | null; movers: readonly Mover[] }

const storage = new AsyncLocalStorage<{ act: Act | null }>()

export function performing<T>(act: Act, work: () => Promise<T>): Promise<T> {
  return storage.run({ act }, work)
}

/** Takes the act out, so that a second write inside the same request finds none. */
export function takeAct<K extends Act['kind']>(kind: K, documentId: string): Extract<Act, { kind: K }> | null {
  const store = storage.getStore()
  const act = store?.act
  if (!store || !act || !isKind(act, kind) || act.documentId !== documentId) return null
  store.act = null
  return act
}

function isKind<K extends Act['kind']>(act: Act, kind: K): act is Extract<Act, { kind: K }> {
  return act.kind === kind
}
