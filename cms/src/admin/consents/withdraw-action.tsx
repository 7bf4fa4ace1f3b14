/** *Rút lại sự đồng ý…* on the form of a consent, for whoever may record it. */
import { useCallback, useEffect, useState } from 'react'
import { useFetchClient } from '@strapi/strapi/admin'
import type { ConsentAnswer } from '../../consents/consent-routes'
import type { ActionProps, DocumentAction } from '../editorial/action-props'
import { useConsentWords } from './use-consent-words'
import { WithdrawForm } from './withdraw-form'

const CONSENT = 'api::consent.consent'

export const WithdrawAction: DocumentAction = (props) => {
  const say = useConsentWords()
  const { answer, setAnswer, address } = useConsent(props)
  const content = useCallback(
    ({ onClose }: { onClose: () => void }) =>
      answer && address ? <WithdrawForm address={address} answer={answer} onClose={onClose} onDone={setAnswer} /> : null,
    [answer, address, setAnswer],
  )
  if (!answer?.canWithdraw) return null
  return {
    label: say('consent.withdraw'),
    position: 'panel',
    variant: 'danger',
    dialog: { type: 'modal', title: say('consent.withdraw.title'), content },
  }
}

function useConsent({ model, documentId, document }: ActionProps) {
  const { get } = useFetchClient()
  const [answer, setAnswer] = useState<ConsentAnswer | null>(null)
  const address = model === CONSENT && documentId ? `/editorial/consents/${documentId}` : null
  useEffect(() => {
    if (address === null) return
    get<ConsentAnswer>(address)
      .then(({ data }) => setAnswer(data))
      .catch(() => setAnswer(null)) // no right to read it: then there is no button either
  }, [get, address, document?.updatedAt])
  return { answer, setAnswer, address }
}
