/** Keeps what is being typed on the server every 20 seconds, outside the Item; tries again while the network is away. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { getFetchClient, useForm } from '@strapi/strapi/admin'
import type { NewAutosave } from '../../editorial/form-contract'
import { refusalOf } from '../editorial/refusal-of'

const EVERY_MS = 20_000

export type AutosaveState = { kind: 'none' } | { kind: 'kept'; at: string } | { kind: 'failing'; why: string | null }

interface Input {
  /** `/editorial/:type/:documentId/autosave`; null: not for this form */
  path: string | null
  /** false while an older one waits for the person's word: it must not be written over */
  isAllowed: boolean
  openedVersion: string | null
}

export function useAutosave({ path, isAllowed, openedVersion }: Input): AutosaveState {
  const [state, setState] = useState<AutosaveState>({ kind: 'none' })
  const { getValues, modified, isSubmitting } = useForm('Autosave', (form) => form)
  const latest = useRef({ isDue: false, openedVersion })
  latest.current = { isDue: isAllowed && modified && !isSubmitting, openedVersion }
  const sent = useRef<string | null>(null)

  const keep = useCallback(async () => {
    if (path === null || !latest.current.isDue) return
    const values = getValues()
    const text = JSON.stringify(values)
    if (text === sent.current) return
    const body: NewAutosave = { openedVersion: latest.current.openedVersion, content: Object.fromEntries(Object.entries(values)) }
    try {
      const { data } = await getFetchClient().put<{ savedAt: string }>(path, body)
      sent.current = text
      setState({ kind: 'kept', at: data.savedAt })
    } catch (error) {
      setState({ kind: 'failing', why: refusalOf(error) })
    }
  }, [path, getValues])

  useEffect(() => {
    if (path === null) return undefined
    const now = () => void keep()
    const whenHidden = () => (document.hidden ? now() : undefined)
    const timer = setInterval(now, EVERY_MS)
    window.addEventListener('online', now)
    document.addEventListener('visibilitychange', whenHidden)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', now)
      document.removeEventListener('visibilitychange', whenHidden)
    }
  }, [path, keep])

  // Saved, or taken back by hand: nothing is being typed any more.
  useEffect(() => {
    if (!modified) setState({ kind: 'none' })
  }, [modified])
  return state
}
