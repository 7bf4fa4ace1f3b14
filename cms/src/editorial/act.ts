/**
 * What the editorial route is about to do, carried to the Document Service middleware through the async context.
 * A publish without it did not come from `approve`. It is bound to one document and used once.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Caller } from './actor'
import type { TransitionBody } from './contract'

export interface Act {
  /** the transitions that write content rows, and the move of a time */
  kind: 'approve' | 'takedown' | 'discard' | 'reschedule'
  documentId: string
  caller: Caller
  body: TransitionBody
}

const storage = new AsyncLocalStorage<{ act: Act | null }>()

export function performing<T>(act: Act, work: () => Promise<T>): Promise<T> {
  return storage.run({ act }, work)
}

/** Takes the act out, so that a second write inside the same request finds none. */
export function takeAct(kind: Act['kind'], documentId: string): Act | null {
  const store = storage.getStore()
  const act = store?.act
  if (!store || !act || act.kind !== kind || act.documentId !== documentId) return null
  store.act = null
  return act
}
