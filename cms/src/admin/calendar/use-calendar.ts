import { useCallback, useEffect, useRef, useState } from 'react'
import { useFetchClient } from '@strapi/strapi/admin'
import type { CalendarAnswer } from '../../calendar/contract'
import { refusalOf } from '../editorial/refusal-of'
import { useCalendarWords } from '../plan/use-calendar-words'

const AGAIN_MS = 60_000

export interface CalendarFilters {
  channel: string
  section: string
}

/** What stands between two instants; asked again while somebody looks. */
export function useCalendar({ from, until, channel, section }: CalendarFilters & { from: string; until: string }) {
  const { get } = useFetchClient()
  const say = useCalendarWords()
  const [answer, setAnswer] = useState<CalendarAnswer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const query = new URLSearchParams({ from, until, ...(channel ? { channel } : {}), ...(section ? { section } : {}) }).toString()
  const shown = useRef(query)
  shown.current = query

  const load = useCallback(async () => {
    try {
      const { data } = await get<CalendarAnswer>(`/editorial/calendar?${query}`)
      if (shown.current !== query) return
      setAnswer(data)
      setFailure(null)
    } catch (error) {
      if (shown.current === query) setFailure(refusalOf(error) ?? say('calendar.failed'))
    }
  }, [get, query, say])
  useEffect(() => {
    void load()
    const timer = setInterval(() => void load(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [load])
  return { answer, failure, reload: load }
}
