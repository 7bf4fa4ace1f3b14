import { deliveryWordsEn, deliveryWordsVi } from './delivery'
import { monitorWords, monitorWordsEn } from './monitor'
import { monitorDeliveryWords } from './monitor-delivery'
import { monitorDeliveryWordsEn } from './monitor-delivery-en'
import { reachWords, reachWordsEn } from './reach'

const VIETNAMESE: Readonly<Record<string, string>> = { ...deliveryWordsVi, ...monitorWords, ...monitorDeliveryWords, ...reachWords }
const ENGLISH: Readonly<Record<string, string>> = { ...deliveryWordsEn, ...monitorWordsEn, ...monitorDeliveryWordsEn, ...reachWordsEn }
/** Names, and what has no words in it. */
const SAME_IN_BOTH = [
  'delivery.rejected.said',
  'delivery.skipped.said',
  'md.step.http',
  'md.takedown.channel.other',
  'md.receipt.video',
  'md.type.videos',
  'monitor.filter.day',
]

test('every word of the monitor has the same values in both languages', () => {
  const differing = Object.keys(VIETNAMESE).filter((key) => valuesIn(VIETNAMESE[key]).join() !== valuesIn(ENGLISH[key]).join())
  expect(differing).toEqual([])
})

test('no word of the monitor is left in English, empty, or decomposed', () => {
  const left = Object.entries(VIETNAMESE).filter(([key, word]) => word === ENGLISH[key] && !SAME_IN_BOTH.includes(key))
  expect(left).toEqual([])
  expect(Object.entries(VIETNAMESE).filter(([, word]) => word === '' || word !== word.normalize('NFC'))).toEqual([])
})

/** `{count}` and `{count, plural, …}` are one value. */
function valuesIn(word = ''): string[] {
  return [...new Set([...word.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].sort()
}
