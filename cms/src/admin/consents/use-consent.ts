import { useEffect, useState } from 'react'
import { useFetchClient } from '@strapi/strapi/admin'
import type { ConsentAnswer } from '../../consents/consent-routes'

export const CONSENT = 'api::consent.consent'

interface Shown {
  model: string
  documentId?: string | undefined
  /** asks again when this moves */
  version?: unknown
}

/** What this person may do with the consent on the form, and what was done; `null` while unknown. */
export function useConsent({ model, documentId, version }: Shown) {
  const { get } = useFetchClient()
  const [answer, setAnswer] = useState<ConsentAnswer | null>(null)
  const address = model === CONSENT && documentId ? `/editorial/consents/${documentId}` : null
  useEffect(() => {
    if (address === null) return
    get<ConsentAnswer>(address)
      .then(({ data }) => setAnswer(data))
      .catch(() => setAnswer(null)) // no right to read it: then there is no button either
  }, [get, address, version])
  return { answer, setAnswer, address }
}
