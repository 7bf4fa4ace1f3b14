/**
 * What the editorial route is about to do, carried to the Document Service middleware through the async context.
 * A publish without it did not come from `approve`. It is bound to one document and used once.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Caller } from './actor'
import type { TransitionBody } from './contract'
import type { Refusal } from './refusal'

export interface Act {
  /** the transitions that write content rows, and the move of a time */
  kind: 'approve' | 'takedown' | 'discard' | 'reschedule'
  documentId: string
  caller: Caller
  body: TransitionBody
  /** what was found out before the transaction began and speaks against it; thrown once rights and stage are known to be good */
  veto?: Refusal | null
}
/** Nobody's move: an approval went live nowhere in time (lapse-approval.ts), and its published row goes. */
interface Lapse {
  kind: 'lapse'
  documentId: string
}

const storage = new AsyncLocalStorage<{ act: Act | Lapse | null }>()

export function performing<T>(act: Act | Lapse, work: () => Promise<T>): Promise<T> {
  return storage.run({ act }, work)
}

/** Takes the act out, so that a second write inside the same request finds none. */
export function takeAct(kind: Act['kind'], documentId: string): Act | null {
  const store = storage.getStore()
  const act = store?.act
  if (!store || !act || act.kind === 'lapse' || act.kind !== kind || act.documentId !== documentId) return null
  store.act = null
  return act
}

/** Takes the act out. @returns whether this document's published row goes because its approval lapsed */
export function takeLapse(documentId: string): boolean {
  const store = storage.getStore()
  if (store?.act?.kind !== 'lapse' || store.act.documentId !== documentId) return false
  store.act = null
  return true
}
