/** Asks the server to do something, says how it went, and keeps a refusal where the person pressed. */
import { useCallback, useState } from 'react'
import { getFetchClient, useNotification } from '@strapi/strapi/admin'
import { refusalCode, refusalOf } from '../editorial/refusal-of'
import { useMonitorWords } from './use-monitor-words'

export interface Acting<T> {
  address: string
  body: object
  /** @returns what the person is told */
  onDone: (answer: T) => string
  /** it moved since the person looked: what stands on the screen is old */
  onMoved?: () => void
}

/** @param options.isRefusalTold where no place on the screen shows the refusal */
export function useAct({ isRefusalTold = false }: { isRefusalTold?: boolean } = {}) {
  const { toggleNotification } = useNotification()
  const say = useMonitorWords()
  const [isRunning, setRunning] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  /** @returns whether it was done */
  const act = useCallback(
    async <T>({ address, body, onDone, onMoved }: Acting<T>): Promise<boolean> => {
      setRunning(true)
      setRefusal(null)
      try {
        const { data } = await getFetchClient().post<T>(address, body)
        toggleNotification({ type: 'success', message: onDone(data) })
        return true
      } catch (error) {
        const said = refusalOf(error) ?? say('monitor.failed')
        setRefusal(said)
        if (isRefusalTold) toggleNotification({ type: 'warning', message: said })
        if (refusalCode(error) === 'moved') onMoved?.()
        return false
      } finally {
        setRunning(false)
      }
    },
    [isRefusalTold, say, toggleNotification],
  )
  return { act, isRunning, refusal, forget: useCallback(() => setRefusal(null), []) }
}
