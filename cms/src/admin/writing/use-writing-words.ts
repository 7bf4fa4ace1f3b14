import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { writingWords, type WritingWord } from '../translations/writing'

export type SayWriting = (word: WritingWord, values?: Readonly<Record<string, string | number>>) => string

export function useWritingWords(): SayWriting {
  const { formatMessage } = useIntl()
  return useCallback((word, values) => formatMessage({ id: word, defaultMessage: writingWords[word] }, values), [formatMessage])
}
