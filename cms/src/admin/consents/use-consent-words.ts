import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { consentWords, type ConsentWord } from '../translations/consent'

export function useConsentWords() {
  const { formatMessage } = useIntl()
  return useCallback(
    (word: ConsentWord, values?: Readonly<Record<string, string>>) =>
      formatMessage({ id: word, defaultMessage: consentWords[word] }, values),
    [formatMessage],
  )
}
