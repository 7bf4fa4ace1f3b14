import { cameBackIn, type CameBack } from './way-back'

/** Read once and erased, so that neither history nor a bookmark keeps a code. */
export function takeFromAddress(): CameBack | 'denied' | null {
  const { hash, pathname, search } = window.location
  const found = cameBackIn(hash)
  if (found !== null) window.history.replaceState(window.history.state, '', pathname + search)
  return found
}
