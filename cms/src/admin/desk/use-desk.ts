import { useCallback, useEffect, useRef, useState } from 'react'
import { useFetchClient } from '@strapi/strapi/admin'
import type { DeskAnswer, DeskTab } from '../../editorial/contract'
import { refusalOf } from '../editorial/refusal-of'
import { useWords } from './use-words'

const PAGE = 20
const AGAIN_MS = 30_000

/** One tab of the desk, page after page; asked again while somebody looks at its first page. */
export function useDesk(tab: DeskTab, limit = PAGE) {
  const { get } = useFetchClient()
  const say = useWords()
  const [answer, setAnswer] = useState<DeskAnswer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const shown = useRef(tab)
  shown.current = tab

  const ask = useCallback(
    async (after: DeskAnswer | null) => {
      try {
        const cursor = after?.next ? `&cursor=${encodeURIComponent(after.next)}` : ''
        const { data } = await get<DeskAnswer>(`/editorial/desk?tab=${tab}&limit=${limit}${cursor}`)
        if (shown.current !== tab) return
        setAnswer(after ? { ...data, rows: [...after.rows, ...data.rows] } : data)
        setFailure(null)
      } catch (error) {
        if (shown.current === tab) setFailure(refusalOf(error) ?? say('desk.failed'))
      }
    },
    [get, say, tab, limit],
  )
  useEffect(() => {
    setAnswer((before) => before && { ...before, rows: [], next: null })
    void ask(null)
  }, [ask])

  const isFirstPage = (answer?.rows.length ?? 0) <= limit
  useWhileSeen({ isOn: isFirstPage, ask })
  return { answer, failure, reload: () => ask(null), more: () => ask(answer) }
}

/** Again and again while the page is on somebody's screen, one question at a time, and at once when it comes back. */
function useWhileSeen({ isOn, ask }: { isOn: boolean; ask: (after: null) => Promise<void> }): void {
  useEffect(() => {
    if (!isOn) return
    let isAsking = false
    const askAgain = () => {
      if (isAsking || document.visibilityState !== 'visible') return
      isAsking = true
      void ask(null).finally(() => (isAsking = false))
    }
    const timer = setInterval(askAgain, AGAIN_MS)
    document.addEventListener('visibilitychange', askAgain)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', askAgain)
    }
  }, [ask, isOn])
}
