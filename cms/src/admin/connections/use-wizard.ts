import { useCallback, useEffect, useRef, useState } from 'react'
import { getFetchClient } from '@strapi/strapi/admin'
import type { Candidate, Candidates, Confirmed, Started } from '@hl/config/connection'
import { refusalOf } from '../editorial/refusal-of'
import { useConnectionWords } from './use-connection-words'
import { CONNECTIONS } from './use-connections'
import { takeFromAddress } from './take-from-address'
import { cameBackIn, type CameBack } from './way-back'

export type WizardStage = { at: 'ask' } | { at: 'choose'; offered: Candidates } | { at: 'done'; confirmed: Confirmed }
export interface TypedApp {
  id: string
  secret: string
}

/** The way through the wizard of one channel: each step asks the server, which decides. */
export function useWizard(channel: string) {
  const say = useConnectionWords()
  const [stage, setStage] = useState<WizardStage>({ at: 'ask' })
  const [isAsking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const asking = useCallback(
    async <T>(step: string, body: object): Promise<T | null> => {
      setAsking(true)
      setRefusal(null)
      try {
        return (await getFetchClient().post<T>(`${CONNECTIONS}/${channel}/${step}`, body)).data
      } catch (error) {
        setRefusal(refusalOf(error) ?? say('connection.failed'))
        return null
      } finally {
        setAsking(false)
      }
    },
    [channel, say],
  )
  const offer = useCallback((offered: Candidates | null) => offered && setStage({ at: 'choose', offered }), [])
  const takeBack = useCallback(
    async (found: CameBack | 'denied' | null) => {
      if (found === 'denied') setRefusal(say('connection.consent.denied'))
      else if (found) offer(await asking<Candidates>('code', found))
    },
    [asking, offer, say],
  )

  // A code is good once, and React may run an effect twice.
  const isTaken = useRef(false)
  useEffect(() => {
    if (isTaken.current) return
    isTaken.current = true
    void takeBack(takeFromAddress())
  }, [takeBack])

  return {
    stage,
    isAsking,
    refusal,
    async go(app: TypedApp | null) {
      const started = await asking<Started>('start', { app })
      if (started) window.location.assign(started.authorizeUrl)
    },
    paste: async (input: { token: string; app: TypedApp | null }) => offer(await asking<Candidates>('token', input)),
    async pasteAddress(text: string) {
      const found = cameBackIn(text)
      if (found === null) setRefusal(say('connection.address.wrong'))
      else await takeBack(found)
    },
    async confirm(input: { attempt: string; candidate: Candidate; replaces: string | null; expected: number }) {
      const { attempt, candidate, replaces, expected } = input
      const body = { attempt, accountId: candidate.id, name: candidate.name, replaces, expected }
      const confirmed = await asking<Confirmed>('confirm', body)
      if (confirmed) setStage({ at: 'done', confirmed })
    },
    again() {
      setRefusal(null)
      setStage({ at: 'ask' })
    },
  }
}
export type Wizard = ReturnType<typeof useWizard>
