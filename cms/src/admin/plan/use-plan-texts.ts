import { useEffect, useRef, useState } from 'react'
import { useFetchClient } from '@strapi/strapi/admin'
import type { FacebookFormat } from '@hl/config/release'
import type { PlanTexts } from '../../plan/plan-texts'
import { refusalOf } from '../editorial/refusal-of'
import { useCalendarWords } from './use-calendar-words'

const AFTER_TYPING_MS = 600

/** The generated texts for what stands in the form now. @param address null: nothing saved yet, so nothing to ask */
export function usePlanTexts(input: {
  address: string | null
  title: string
  summary: string
  format: FacebookFormat | null
  isWanted: boolean
}): PlanTexts | null {
  const { address, title, summary, format, isWanted } = input
  const { post } = useFetchClient()
  const say = useCalendarWords()
  const [texts, setTexts] = useState<PlanTexts | null>(null)
  const asked = useRef(0)
  useEffect(() => {
    if (address === null || !isWanted) return
    asked.current += 1
    const mine = asked.current
    const timer = setTimeout(() => {
      post<PlanTexts>(`${address}/plan-texts`, { title, summary, format })
        .then(({ data }) => (mine === asked.current ? setTexts(data) : undefined))
        .catch((error: unknown) => {
          const notice = refusalOf(error) ?? say('calendar.failed')
          setTexts({ texts: { 'facebook.message': null, 'youtube.title': null, 'youtube.description': null }, notice, film: null })
        })
    }, AFTER_TYPING_MS)
    return () => clearTimeout(timer)
  }, [address, title, summary, format, isWanted, post, say])
  return texts
}
