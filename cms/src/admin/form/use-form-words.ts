import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { formWords, type FormWord } from '../translations/form'

/** The form's words in the language of the person. */
export function useFormWords() {
  const { formatMessage } = useIntl()
  return useCallback(
    (word: FormWord, values?: Readonly<Record<string, string>>) => formatMessage({ id: word, defaultMessage: formWords[word] }, values),
    [formatMessage],
  )
}

/** What the form calls a field. */
export function useFieldLabel(model: string): (field: string) => string {
  const { formatMessage } = useIntl()
  return useCallback(
    (field) => formatMessage({ id: `content-manager.content-types.${model}.${field}`, defaultMessage: field }),
    [formatMessage, model],
  )
}
