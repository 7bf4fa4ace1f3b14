import { tagsIn, tagsLength } from './youtube-tags'

test('keywords come out of a line once each, composed and without what people type around them', () => {
  const line = ' hướng thiện,#học nghề ,, Hướng  Thiện,\ntái hòa nhập, # việc làm,#'
  expect(tagsIn(line)).toEqual(['hướng thiện', 'học nghề', 'tái hòa nhập', 'việc làm'])
  expect(tagsIn(line.normalize('NFD'))).toEqual(tagsIn(line))
  expect(tagsIn(' , #,\n')).toEqual([])
})

test('they are counted as YouTube documents it: commas count, and two more where there is a space', () => {
  expect(tagsLength([])).toBe(0)
  expect(tagsLength(['Foo-Baz'])).toBe(7)
  expect(tagsLength(['Foo Baz'])).toBe(9)
  expect(tagsLength(['Foo Baz', 'ab'])).toBe(12)
})
