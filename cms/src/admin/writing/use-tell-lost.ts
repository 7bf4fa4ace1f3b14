import { useNotification } from '@strapi/strapi/admin'
import { useWritingWords } from './use-writing-words'

/** Says what did not come along, long enough to be read. */
export function useTellLost(): (lost: { pictures: number; wideTables: number }) => void {
  const say = useWritingWords()
  const { toggleNotification } = useNotification()
  const warn = (message: string) => toggleNotification({ type: 'warning', message, timeout: 12_000 })
  return ({ pictures, wideTables }) => {
    if (pictures > 0) warn(say('writing.pictures', { count: pictures }))
    if (wideTables > 0) warn(say('writing.wideTables', { count: wideTables }))
  }
}
