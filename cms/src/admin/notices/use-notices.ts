import { useSyncExternalStore } from 'react'
import { readNotices, watchNotices, type NoticesKnown } from './notice-store'

export function useNotices(): NoticesKnown {
  return useSyncExternalStore(watchNotices, readNotices)
}
