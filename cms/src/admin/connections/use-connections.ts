import { useCallback, useEffect, useState } from 'react'
import { getFetchClient } from '@strapi/strapi/admin'
import type { ConnectionsAnswer } from '../../connections/contract'
import { refusalOf } from '../editorial/refusal-of'
import { useConnectionWords } from './use-connection-words'

export const CONNECTIONS = '/connections'

/** How every channel is connected, as of now and after each change. */
export function useConnections() {
  const say = useConnectionWords()
  const [answer, setAnswer] = useState<ConnectionsAnswer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const reload = useCallback(async () => {
    try {
      setAnswer((await getFetchClient().get<ConnectionsAnswer>(`${CONNECTIONS}/`)).data)
      setFailure(null)
    } catch (error) {
      setFailure(refusalOf(error) ?? say('connection.failed'))
    }
  }, [say])
  useEffect(() => void reload(), [reload])
  return { answer, failure, reload, setAnswer }
}
