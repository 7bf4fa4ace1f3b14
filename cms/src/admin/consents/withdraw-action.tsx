/** *Rút lại sự đồng ý…* on the form of a consent, for whoever may record it. */
import { useCallback, useMemo } from 'react'
import { buildValidParams, unstable_useDocument as useDocument } from '@strapi/content-manager/strapi-admin'
import { useQueryParams } from '@strapi/strapi/admin'
import type { ConsentAnswer } from '../../consents/consent-routes'
import type { ActionProps, DocumentAction } from '../editorial/action-props'
import { onOneLine } from '../editorial/main-action'
import { CONSENT, useConsent } from './use-consent'
import { useConsentWords } from './use-consent-words'
import { WithdrawForm } from './withdraw-form'

export const WithdrawAction: DocumentAction = (props) => {
  const say = useConsentWords()
  const { model, documentId } = props
  const { answer, setAnswer, address } = useConsent({ model, documentId, version: props.document?.updatedAt })
  const refetch = useRefetch(props)
  const content = useCallback(
    ({ onClose }: { onClose: () => void }) => {
      if (!answer || !address) return null
      const onDone = (withdrawn: ConsentAnswer) => {
        setAnswer(withdrawn)
        refetch()
      }
      return <WithdrawForm address={address} answer={answer} onClose={onClose} onDone={onDone} />
    },
    [answer, address, setAnswer, refetch],
  )
  if (!answer?.canWithdraw) return null
  return {
    label: onOneLine(say('consent.withdraw')),
    position: 'panel',
    variant: 'danger',
    dialog: { type: 'modal', title: say('consent.withdraw.title'), content },
  }
}

/** The form shows what the withdrawal wrote; Strapi keeps its answer by the page's own query. */
function useRefetch({ model, collectionType, documentId }: ActionProps): () => void {
  const [{ query }] = useQueryParams()
  const params = useMemo(() => buildValidParams(query), [query])
  const skip = model !== CONSENT || !documentId
  const { refetch } = useDocument({ model, collectionType, documentId, params }, { skip })
  return useCallback(() => void (skip ? undefined : refetch()), [skip, refetch])
}
