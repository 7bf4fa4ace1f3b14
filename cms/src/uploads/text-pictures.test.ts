import { readdress } from './text-pictures'

test('the addresses of our pictures and their thumbnails change, and nothing else does', () => {
  const item = {
    title: '/uploads/a.jpg',
    body: [
      { type: 'paragraph', children: [{ type: 'text', text: '/uploads/a.jpg' }] },
      { type: 'image', image: { url: '/media/a.jpg?for=1', formats: { thumbnail: { url: '/uploads/t.jpg' } } } },
      { type: 'image', image: { url: 'https://elsewhere.invalid/uploads/b.jpg' } },
    ],
  }
  readdress(item, (url) => url.split('?')[0]?.replace(/^\/(media|uploads)/, '/x') ?? '')
  expect(item.body[1]).toEqual({ type: 'image', image: { url: '/x/a.jpg', formats: { thumbnail: { url: '/x/t.jpg' } } } })
  expect(item.body[2]).toEqual({ type: 'image', image: { url: 'https://elsewhere.invalid/uploads/b.jpg' } })
  expect(item.title).toBe('/uploads/a.jpg')
  expect(item.body[0]).toEqual({ type: 'paragraph', children: [{ type: 'text', text: '/uploads/a.jpg' }] })
})

test('what has no text is left alone', () => {
  for (const odd of [null, 3, [], { body: null }]) expect(() => readdress(odd, () => 'x')).not.toThrow()
})
