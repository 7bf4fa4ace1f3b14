/** The main button of an Item's form: the one thing this person does next with it, saved first. Ctrl+Shift+Enter presses it. */
import { useEffect, useState } from 'react'
import { getFetchClient, useForm } from '@strapi/strapi/admin'
import type { OfferedTransition } from '../../editorial/contract'
import type { FirstOffer } from '../../editorial/form-contract'
import type { ActionProps, DocumentAction } from './action-props'
import { useEditorial } from './editorial-store'
import { editorialAddress, firstOfferAddress } from './item-path'
import { usePress } from './use-press'

const Main = (props: ActionProps) => {
  const offer = useMainOffer(props)
  const { press, isBusy } = usePress(props)
  const transition = offer?.transition ?? null

  useEffect(() => {
    if (transition === null) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void press({ transition })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [transition, press])

  if (!offer) return null
  return {
    // In Publish's place, so that Strapi shows its hint of Ctrl+Shift+Enter on it.
    type: 'publish',
    label: onOneLine(offer.label),
    variant: 'success',
    position: 'panel',
    disabled: isBusy,
    loading: isBusy,
    onClick: () => press(offer),
  }
}

/** On a phone it shares a line with *Lưu*, and would be broken in two while *Lưu* has room to spare. */
export function onOneLine(label: string): string {
  return label.length <= ONE_LINE ? label.replaceAll(' ', '\u00a0') : label
}
/** "Duyệt và phát hành"; what is longer does not fit on one line */
const ONE_LINE = 20

/** Told to Strapi beforehand, or the action would live a second time in the header. */
export const MainAction: DocumentAction = Object.assign(Main, { position: 'panel' })

function useMainOffer({ model, documentId, document }: ActionProps): OfferedTransition | null {
  const answer = useEditorial(editorialAddress(model, documentId), document?.updatedAt)
  const first = useFirstOffer(documentId ? null : firstOfferAddress(model))
  const isModified = useForm('MainAction', ({ modified }) => modified)
  if (!documentId) return first
  return answer?.mainTransition ?? (isModified ? (answer?.mainAfterEdit ?? null) : null)
}

function useFirstOffer(address: string | null): OfferedTransition | null {
  const [offer, setOffer] = useState<OfferedTransition | null>(null)
  useEffect(() => {
    setOffer(null)
    if (address === null) return undefined
    let isOver = false
    getFetchClient()
      .get<FirstOffer>(address)
      .then(({ data }) => (isOver ? undefined : setOffer(data.mainTransition)))
      .catch(() => undefined) // without it there is still Strapi's Save
    return () => {
      isOver = true
    }
  }, [address])
  return offer
}
