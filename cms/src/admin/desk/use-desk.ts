import { useCallback, useEffect, useRef, useState } from 'react'
import { useFetchClient } from '@strapi/strapi/admin'
import type { DeskAnswer, DeskTab } from '../../editorial/contract'
import { refusalOf } from '../editorial/refusal-of'
import { useWords } from './use-words'

const PAGE = 20
const AGAIN_MS = 30_000

/** One tab of the desk, page after page; asked again while somebody looks at its first page. */
export function useDesk(tab: DeskTab) {
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
        const { data } = await get<DeskAnswer>(`/editorial/desk?tab=${tab}&limit=${PAGE}${cursor}`)
        if (shown.current !== tab) return
        setAnswer(after ? { ...data, rows: [...after.rows, ...data.rows] } : data)
        setFailure(null)
      } catch (error) {
        if (shown.current === tab) setFailure(refusalOf(error) ?? say('desk.failed'))
      }
    },
    [get, say, tab],
  )
  useEffect(() => {
    setAnswer((before) => before && { ...before, rows: [], next: null })
    void ask(null)
  }, [ask])

  const isFirstPage = (answer?.rows.length ?? 0) <= PAGE
  useEffect(() => {
    if (!isFirstPage) return
    const timer = setInterval(() => void ask(null), AGAIN_MS)
    return () => clearInterval(timer)
  }, [ask, isFirstPage])
  return { answer, failure, reload: () => ask(null), more: () => ask(answer) }
}
