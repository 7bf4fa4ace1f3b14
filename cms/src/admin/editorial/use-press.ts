/** Pressing a transition on the form: save first, then pass on, in one press; with a dialog where something must be said or signed. */
import { useCallback, useRef, useState } from 'react'
import { useForm, useNotification } from '@strapi/strapi/admin'
import { useWords } from '../desk/use-words'
import { openTransition } from '../form/open-transition'
import { useFormWords } from '../form/use-form-words'
import { handOverText } from '../writing/steady-text'
import type { ActionProps } from './action-props'
import { knownAnswer, offered, refreshAfter, type WhichTransition } from './editorial-store'
import { editorialAddress } from './item-path'
import { saveForm } from './save-button'
import { isOnePress, useTransition } from './use-transition'

export function usePress(props: ActionProps): { press: (which: WhichTransition) => Promise<void>; isBusy: boolean } {
  const { send } = useTransition()
  const { toggleNotification } = useNotification()
  const say = useWords()
  const sayOfForm = useFormWords()
  const isModified = useForm('Press', ({ modified }) => modified)
  const [isBusy, setBusy] = useState(false)
  const isRunning = useRef(false)

  /** @returns null when it is done or a dialog goes on with it, else what the person is told */
  const run = async (which: WhichTransition): Promise<string | null> => {
    const saved = isModified ? await saveForm(props) : null
    // What was wrong stands at its field; a save that came too late has a dialog of its own.
    if (isModified && saved === null) return say('desk.saveFirst.failed')
    const address = editorialAddress(props.model, saved?.documentId ?? props.documentId)
    if (address === null) return sayOfForm('form.nothing')
    await refreshAfter(address)
    const answer = knownAnswer(address)
    const offer = answer && offered(answer, which)
    if (!offer) return sayOfForm('form.moved')
    // What goes on is the text on this screen, or nothing.
    if (answer.version !== (saved?.version ?? props.document?.updatedAt)) return sayOfForm('form.changed')
    if (isOnePress(offer)) return send({ address, offered: offer, body: { openedVersion: answer.version } })
    openTransition({ address, which })
    return null
  }

  const latest = useRef(run)
  latest.current = run
  const press = useCallback(
    async (which: WhichTransition) => {
      if (isRunning.current) return
      isRunning.current = true
      setBusy(true)
      try {
        handOverText()
        const failed = await latest.current(which)
        if (failed !== null) toggleNotification({ type: 'danger', message: failed, timeout: 12_000 })
      } finally {
        isRunning.current = false
        setBusy(false)
      }
    },
    [toggleNotification],
  )
  return { press, isBusy }
}
