/** Strapi asks for permissions when a form is made and when the query of its address changes; a stage that moves meanwhile changes the query. */
import { useEffect } from 'react'
import { useQueryParams } from '@strapi/strapi/admin'
import type { EditorialAnswer } from '../editorial/editorial-store'
import { wasLocked } from './read-only'

interface Input {
  address: string | null
  answer: EditorialAnswer | null
  /** the fields are made anew, so nothing typed may be in them */
  isModified: boolean
}

export function useLockedFields({ address, answer, isModified }: Input): void {
  const [, setQuery] = useQueryParams<{ step?: string }>()
  const step = answer?.stage
  const isLocked = answer !== null && answer.readOnly !== null
  useEffect(() => {
    if (address === null || step === undefined || isModified || wasLocked(address) === isLocked) return
    setQuery({ step }, 'push', true)
  }, [address, step, isLocked, isModified, setQuery])
}
