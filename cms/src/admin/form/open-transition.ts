/** The one transition whose dialog is open; outside of React, because a first save puts a new form in the old one's place. */
import { useSyncExternalStore } from 'react'
import type { WhichTransition } from '../editorial/editorial-store'

export interface OpenTransition {
  address: string
  which: WhichTransition
}

let open: OpenTransition | null = null
const listeners = new Set<() => void>()

export function openTransition(next: OpenTransition | null): void {
  open = next
  for (const listener of listeners) listener()
}

export function useOpenTransition(): OpenTransition | null {
  return useSyncExternalStore(subscribe, () => open)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
