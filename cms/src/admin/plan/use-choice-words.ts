import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { planChoiceWords, type PlanChoiceWord } from '../translations/plan-choices'

export type SayChoice = (word: PlanChoiceWord, values?: Readonly<Record<string, string>>) => string

/** The words of a channel's further choices in the language of the person. */
export function useChoiceWords(): SayChoice {
  const { formatMessage } = useIntl()
  return useCallback((word, values) => formatMessage({ id: word, defaultMessage: planChoiceWords[word] }, values), [formatMessage])
}
