import { useNotification } from '@strapi/strapi/admin'
import { useWritingWords } from './use-writing-words'

export interface Lost {
  pictures: number
  wideTables: number
  /** why the pictures were not taken, where that is known */
  lostPictures?: readonly string[]
}

/** Says what did not come along, long enough to be read. */
export function useTellLost(): (lost: Lost) => void {
  const say = useWritingWords()
  const { toggleNotification } = useNotification()
  const warn = (message: string) => toggleNotification({ type: 'warning', message, timeout: 12_000 })
  return ({ pictures, wideTables, lostPictures = [] }) => {
    const why = lostPictures.join('; ')
    if (pictures > 0) warn(why ? say('writing.picturesWhy', { count: pictures, why }) : say('writing.pictures', { count: pictures }))
    if (wideTables > 0) warn(say('writing.wideTables', { count: wideTables }))
  }
}
