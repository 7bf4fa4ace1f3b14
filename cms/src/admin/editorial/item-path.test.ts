import { TYPE_PATHS, ITEM_TYPES } from '@hl/config/words'
import { ITEM_UIDS } from '../../editorial/item-types'
import { REJECT_REASONS, STAGE_NAMES } from '@hl/config/chain'
import { deskWords } from '../translations/desk'
import { stageWords } from '../translations/stages'
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

function reasonOf(key: string): string[] {
  const reason = /^desk\.reason\.(\w+)$/.exec(key)?.[1]
  return reason && reason !== 'choose' ? [reason] : []
}
