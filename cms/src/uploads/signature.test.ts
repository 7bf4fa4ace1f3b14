import { readPass, signedPath } from './signature'

const now = 1_000_000
const made = { secret: 's', name: 'bia đẹp.jpg', userId: '7', now }
const queryOf = (path: string) => Object.fromEntries(new URL(path, 'http://cms').searchParams)
const query = queryOf(signedPath(made))

test('a pass names its person for fifteen minutes', () => {
  expect(readPass({ ...made, query })).toBe('7')
  expect(readPass({ ...made, query, now: now + 15 * 60_000 })).toBe('7')
  expect(readPass({ ...made, query, now: now + 15 * 60_000 + 1 })).toBeNull()
})

test('a pass opens no other file, serves no other person, and cannot be lengthened', () => {
  expect(readPass({ ...made, query, name: 'khac.jpg' })).toBeNull()
  expect(readPass({ ...made, query, secret: 'other' })).toBeNull()
  expect(readPass({ ...made, query: { ...query, for: '8' } })).toBeNull()
  expect(readPass({ ...made, query: { ...query, until: String(now * 2) } })).toBeNull()
  expect(readPass({ ...made, query: { ...query, signature: 'f'.repeat(64) } })).toBeNull()
  expect(readPass({ ...made, query: {} })).toBeNull()
})
