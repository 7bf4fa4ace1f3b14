import { YOUTUBE_CATEGORIES } from './release'
import { CATEGORY_IDS, CATEGORY_KEYS, categoryName, USUAL_CATEGORY } from './youtube-categories'

test('every category a Release may name has one name in the form, and Education is the usual one', () => {
  expect(CATEGORY_KEYS.map((key) => CATEGORY_IDS[key]).sort()).toEqual([...YOUTUBE_CATEGORIES])
  expect(CATEGORY_IDS[USUAL_CATEGORY]).toBe('27')
})

test('an id is said in words, and one nobody knows as it is', () => {
  expect(categoryName('25')).toBe('Tin tức và chính trị')
  expect(categoryName('1')).toBe('1')
})
