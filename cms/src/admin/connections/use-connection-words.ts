import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { connectionWords, type ConnectionWord } from '../translations/connection'

export type SayConnection = (word: ConnectionWord, values?: Readonly<Record<string, string | number>>) => string

/** The words of the connections in the language of the person. */
export function useConnectionWords(): SayConnection {
  const { formatMessage } = useIntl()
  return useCallback((word, values) => formatMessage({ id: word, defaultMessage: connectionWords[word] }, values), [formatMessage])
}
