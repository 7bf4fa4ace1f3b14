import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { channelWords, type ChannelWord } from '../translations/channels'

export type SayChannel = (word: ChannelWord, values?: Readonly<Record<string, string | number>>) => string

/** The words of channels and notices in the language of the person. */
export function useChannelWords(): SayChannel {
  const { formatMessage } = useIntl()
  return useCallback((word, values) => formatMessage({ id: word, defaultMessage: channelWords[word] }, values), [formatMessage])
}
