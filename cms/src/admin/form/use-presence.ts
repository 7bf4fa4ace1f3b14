/** Tells the server that this form is open, and learns who else has it open. Silent while the tab is hidden; slower while nothing happens. */
import { useEffect, useRef, useState } from 'react'
import { getFetchClient } from '@strapi/strapi/admin'
import type { PresenceAnswer } from '../../editorial/form-contract'

const FIRST_MS = 10_000
const SLOWER = 1.5
/** The server forgets after three of these (presence/presences.ts). */
const SLOWEST_MS = 30_000

/** @returns null until the server has answered, and for a form never saved */
export function usePresence(address: string | null, isEditing: boolean): PresenceAnswer | null {
  const [answer, setAnswer] = useState<PresenceAnswer | null>(null)
  const editing = useRef(isEditing)
  const beatNow = useRef<() => void>(() => undefined)

  useEffect(() => {
    if (address === null) return undefined
    const { put, del } = getFetchClient()
    const path = `${address}/presence`
    let timer: ReturnType<typeof setTimeout> | undefined
    let waitMs = FIRST_MS
    let isOver = false
    const beat = async () => {
      clearTimeout(timer)
      if (document.hidden) return
      const seen = await put<PresenceAnswer>(path, { isEditing: editing.current })
        .then(({ data }) => data)
        .catch(() => null) // away, or not allowed: nobody is shown, and the next beat tries again
      if (isOver) return
      setAnswer(seen)
      timer = setTimeout(() => void beat(), waitMs)
      waitMs = Math.min(waitMs * SLOWER, SLOWEST_MS)
    }
    beatNow.current = () => {
      waitMs = FIRST_MS
      void beat()
    }
    document.addEventListener('visibilitychange', beatNow.current)
    const onVisible = beatNow.current
    beatNow.current()
    return () => {
      isOver = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
      void del(path).catch(() => undefined) // else it expires
    }
  }, [address])

  useEffect(() => {
    if (editing.current === isEditing) return
    editing.current = isEditing
    beatNow.current()
  }, [isEditing])
  return answer
}
