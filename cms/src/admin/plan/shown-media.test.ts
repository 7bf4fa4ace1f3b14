import { countPictures, filmIn } from './shown-media'

const image = (hash: string) => ({ type: 'image', image: { hash }, children: [] })

test('the cover and the pictures of the text count once each', () => {
  expect(countPictures({})).toBe(0)
  expect(countPictures({ cover: null, body: [{ type: 'paragraph', children: [] }] })).toBe(0)
  expect(countPictures({ cover: { hash: 'a' }, body: [image('a'), image('b'), image('b')] })).toBe(2)
  expect(countPictures({ cover: [{ hash: 'a' }], body: [image('c')] })).toBe(2)
})

test('what the server saw counts for the film it saw, and for no other', () => {
  const known = { hash: 'a', width: 1080, height: 1920, seconds: 30 }
  expect(filmIn({ file: { hash: 'a' }, known })).toBe(known)
  expect(filmIn({ file: [{ hash: 'b' }], known })).toBe('unseen')
  expect(filmIn({ file: { hash: 'b' }, known: null })).toBe('unseen')
  expect([filmIn({ file: null, known }), filmIn({ file: [], known })]).toEqual([null, null])
})
