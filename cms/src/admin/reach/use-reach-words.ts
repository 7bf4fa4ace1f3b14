import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { reachWords, type ReachWord } from '../translations/reach'

export type SayReach = (word: ReachWord, values?: Readonly<Record<string, string | number>>) => string

export function useReachWords(): SayReach {
  const { formatMessage } = useIntl()
  return useCallback((word, values) => formatMessage({ id: word, defaultMessage: reachWords[word] }, values), [formatMessage])
}

/** `12.345`, as the person's language writes it. */
export function useCountWords(): (count: number) => string {
  const { formatNumber } = useIntl()
  return useCallback((count) => formatNumber(count), [formatNumber])
}
