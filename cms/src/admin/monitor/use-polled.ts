import { useCallback, useEffect, useRef, useState } from 'react'
import { getFetchClient } from '@strapi/strapi/admin'
import { refusalOf } from '../editorial/refusal-of'
import { useMonitorWords } from './use-monitor-words'

export interface Polled<T> {
  /** what was last known: it stays while the next answer is on its way, and when none comes */
  answer: T | null
  /** when that answer came */
  at: string | null
  /** it answers the question before: another one is on its way */
  isOld: boolean
  failure: string | null
  reload: () => Promise<void>
  /** what an act answered, which is newer than any question on its way */
  put: (answer: T) => void
}

/**
 * Asks while somebody looks, one question at a time, and at once when the page comes back. An answer that says the same changes
 * nothing, so that nothing on the screen moves under a hand.
 */
export function usePolled<T>({ address, everyMs }: { address: string | null; everyMs: number }): Polled<T> {
  const say = useMonitorWords()
  const [known, setKnown] = useState<{ address: string | null; answer: T | null; at: string | null }>({ address, answer: null, at: null })
  const [failure, setFailure] = useState<string | null>(null)
  const shown = useRef<{ address: string | null; text: string; turn: number }>({ address, text: '', turn: 0 })
  if (shown.current.address !== address) shown.current = { address, text: '', turn: shown.current.turn + 1 }

  const put = useCallback(
    (answer: T) => {
      const text = JSON.stringify(answer)
      shown.current.turn += 1
      const at = new Date().toISOString()
      if (text === shown.current.text) return setKnown((before) => ({ ...before, address, at }))
      shown.current.text = text
      setKnown({ address, answer, at })
    },
    [address],
  )
  const load = useCallback(async () => {
    if (address === null) return
    const { turn } = shown.current
    try {
      const { data } = await getFetchClient().get<T>(address)
      if (shown.current.turn !== turn) return
      put(data)
      setFailure(null)
    } catch (error) {
      if (shown.current.turn === turn) setFailure(refusalOf(error) ?? say('monitor.failed'))
    }
  }, [address, put, say])

  useEffect(() => {
    setFailure(null)
    void load()
    let isAsking = false
    const again = () => {
      if (isAsking || document.visibilityState !== 'visible') return
      isAsking = true
      void load().finally(() => (isAsking = false))
    }
    const timer = setInterval(again, everyMs)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [load, everyMs])
  return { answer: known.answer, at: known.at, isOld: known.address !== address, failure, reload: load, put }
}
