import { SHOWN_STATES } from '@hl/config/monitor'
import { deliveryWordsEn, deliveryWordsVi } from '../translations/delivery'
import { labelOf, lookOf, saidOf } from './delivery-words'

test('every state a Delivery can show has a label and a meaning of its own, in both languages', () => {
  for (const words of [deliveryWordsVi, deliveryWordsEn]) {
    const said = SHOWN_STATES.map((state) => `${words[lookOf(state).label]}: ${words[saidOf({ channel: 'facebook', state }).word]}`)
    expect(new Set(said).size).toBe(SHOWN_STATES.length)
    expect(said.join()).not.toContain(words['delivery.odd'])
  }
})

test('what a channel refused or skipped is told with its cause, and plainly without one', () => {
  const error = { message: 'Ảnh quá lớn.' }
  expect(saidOf({ channel: 'facebook', state: 'rejected', error })).toMatchObject({
    word: 'delivery.rejected.said',
    values: { cause: 'Ảnh quá lớn.' },
  })
  expect(saidOf({ channel: 'youtube', state: 'skipped' }).word).toBe('delivery.skipped.plain')
})

test('what is queued on a paused channel is not said to go in a moment', () => {
  const queued = { channel: 'facebook', state: 'queued' }
  expect([saidOf(queued).word, saidOf(queued, true).word]).toEqual(['delivery.queued.said', 'delivery.queued.paused'])
  expect(saidOf({ channel: 'facebook', state: 'live' }, true).word).toBe('delivery.live.said')
})

test('a removal on YouTube says that the film was made private, not that it is gone', () => {
  expect(deliveryWordsVi[saidOf({ channel: 'youtube', state: 'removed' }).word]).toContain('riêng tư')
  expect(deliveryWordsVi[saidOf({ channel: 'facebook', state: 'removed' }).word]).not.toContain('riêng tư')
})

test('a state newer than the panel is said to be odd, not left blank', () => {
  expect(deliveryWordsVi[lookOf('teleported').label]).toBe('Trạng thái lạ')
})

test('while a film is sent, its label says how much of it has gone', () => {
  expect(labelOf({ channel: 'youtube', state: 'working', sentPercent: 42 })).toEqual({
    word: 'delivery.working.part',
    values: { percent: 42 },
  })
  expect(labelOf({ channel: 'youtube', state: 'working', sentPercent: null }).word).toBe('delivery.working')
  expect(labelOf({ channel: 'youtube', state: 'live', sentPercent: 42 }).word).toBe('delivery.live')
})
