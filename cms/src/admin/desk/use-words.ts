import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { deskWords, type DeskWord } from '../translations/desk'

export type Say = (word: DeskWord, values?: Readonly<Record<string, string | number>>) => string

/** The desk's words in the language of the person. */
export function useWords(): Say {
  const { formatMessage } = useIntl()
  return useCallback((word, values) => formatMessage({ id: word, defaultMessage: deskWords[word] }, values), [formatMessage])
}
