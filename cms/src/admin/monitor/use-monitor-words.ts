import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { monitorWords, type MonitorWord } from '../translations/monitor'
import { monitorDeliveryWords, type MonitorDeliveryWord } from '../translations/monitor-delivery'

const words = { ...monitorWords, ...monitorDeliveryWords }
export type SayMonitor = (word: MonitorWord | MonitorDeliveryWord, values?: Readonly<Record<string, string | number>>) => string

/** The monitor's words in the language of the person. */
export function useMonitorWords(): SayMonitor {
  const { formatMessage } = useIntl()
  return useCallback((word, values) => formatMessage({ id: word, defaultMessage: words[word] }, values), [formatMessage])
}
