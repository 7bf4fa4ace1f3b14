import { TYPE_PATHS, ITEM_TYPES } from '@hl/config/words'
import { ITEM_UIDS } from '../../editorial/item-types'
import { REJECT_REASONS, STAGE_NAMES } from '@hl/config/chain'
import { deskWords } from '../translations/desk'
import { stageWords } from '../translations/stages'
import { deliveryWords } from './delivery-words'
import { ITEM_PATHS, editorialAddress } from './item-path'

test('the panel spells the types, stages and reasons as the contract does', () => {
  expect(ITEM_PATHS).toEqual(Object.fromEntries(ITEM_TYPES.map((type) => [ITEM_UIDS[type], TYPE_PATHS[type]])))
  expect(REJECT_REASONS).toEqual(
    Object.fromEntries(Object.entries(deskWords).flatMap(([key, word]) => reasonOf(key).map((reason) => [reason, word]))),
  )
  expect(stageWords).toEqual(Object.fromEntries(Object.entries(STAGE_NAMES).map(([stage, name]) => [`stage.${stage}`, name])))
})

test('only a saved Item has an editorial address', () => {
  expect(editorialAddress('api::faq.faq', 'doc1')).toBe('/editorial/faqs/doc1')
  expect(editorialAddress('api::faq.faq', undefined)).toBeNull()
  expect(editorialAddress('api::tag.tag', 'doc1')).toBeNull()
})

test('every delivery state has words of its own', () => {
  const states =
    'scheduled waiting queued working retrying held blocked rejected failed unknown verifying live drift removing removed skipped'
  const words = states.split(' ').map((state) => deliveryWords({ channel: 'website', state }).text)
  expect(new Set(words).size).toBe(16)
  expect(words.some((text) => states.split(' ').includes(text))).toBe(false)
})

test('a time is read in Viet Nam, with two digits', () => {
  const text = deliveryWords({ channel: 'website', state: 'scheduled', dueAt: '2026-11-23T17:05:00Z' }).text
  expect(text).toBe('Hẹn giờ: phát lúc 00:05 ngày 24/11')
})

function reasonOf(key: string): string[] {
  const reason = /^desk\.reason\.(\w+)$/.exec(key)?.[1]
  return reason && reason !== 'choose' ? [reason] : []
}
