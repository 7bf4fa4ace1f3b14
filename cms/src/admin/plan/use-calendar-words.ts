import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { calendarWords, type CalendarWord } from '../translations/calendar'

/** The words of the calendar and the plan in the language of the person. */
export function useCalendarWords() {
  const { formatMessage } = useIntl()
  return useCallback(
    (word: CalendarWord, values?: Readonly<Record<string, string>>) =>
      formatMessage({ id: word, defaultMessage: calendarWords[word] }, values),
    [formatMessage],
  )
}
