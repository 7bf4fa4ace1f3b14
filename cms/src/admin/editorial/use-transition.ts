/** Sends a transition, says how it went, and asks again where the Item stands. */
import { useCallback, useState } from 'react'
import { getFetchClient, useNotification } from '@strapi/strapi/admin'
import type { Transition } from '@hl/config/chain'
import type { EditorialView, FieldChange, OfferedTransition, TransitionBody } from '../../editorial/contract'
import { useWords } from '../desk/use-words'
import { refreshAfter } from './editorial-store'
import { changedOf, refusalOf } from './refusal-of'

export interface Sending {
  address: string
  offered: { transition: Transition | 'reviewEmergency'; minor?: true }
  body: TransitionBody
  /** told what moved since the text was read, when that is why it was refused */
  onMoved?: (changes: readonly FieldChange[]) => void
}

export function useTransition() {
  const { toggleNotification } = useNotification()
  const say = useWords()
  const [isRunning, setRunning] = useState(false)

  /** @returns null when it went through, else what the person is told */
  const send = useCallback(
    async ({ address, offered, body, onMoved }: Sending): Promise<string | null> => {
      // Not the hook's: a first save puts another form in this one's place, which would cut the request off.
      const { post } = getFetchClient()
      setRunning(true)
      try {
        const sent = offered.minor ? { ...body, minor: true } : body
        const { data } = await post<EditorialView>(`${address}/${offered.transition}`, sent)
        toggleNotification({ type: 'success', message: say('desk.done', { stage: data.stageName }) })
        return null
      } catch (error) {
        onMoved?.(changedOf(error))
        return refusalOf(error) ?? say('desk.failed')
      } finally {
        await refreshAfter(address)
        setRunning(false)
      }
    },
    [say, toggleNotification],
  )
  return { send, isRunning }
}

/** Whether one press is enough: nothing to tick, to write or to confirm. */
export function isOnePress({ transition, needs }: OfferedTransition): boolean {
  const mustConfirm = transition === 'takedown' || transition === 'discard' || transition === 'approve'
  return !mustConfirm && !needs.comment && !needs.checklist && !needs.reasonCode && !needs.releaseHash
}
