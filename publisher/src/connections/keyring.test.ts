import { createKeyring, type KeyProblem } from './keyring'

const OLD = 'an old key of at least thirty-two characters'
const NEW = 'a new key of at least thirty-two characters!'
const place = 'connection/facebook/token'
const keyring = createKeyring({ current: OLD, previous: [] })
const sealed = keyring.seal({ text: 'EAAtoken ạ', place })

/** @returns the code of the problem, or what was opened */
function opened(ring: ReturnType<typeof createKeyring>, input: { sealed: string; place: string }): string {
  try {
    return ring.open(input)
  } catch (error) {
    return (error as KeyProblem).code
  }
}

test('a sealed text opens with its key at its place, and shows nothing of itself', () => {
  expect(keyring.open({ sealed, place })).toBe('EAAtoken ạ')
  expect(sealed).not.toContain('EAAtoken')
  expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString()).not.toContain('EAA')
})

test('the same text is sealed differently each time', () => {
  expect(keyring.seal({ text: 'EAAtoken ạ', place })).not.toBe(sealed)
})

test('moved to another channel or field it does not open', () => {
  expect(opened(keyring, { sealed, place: 'connection/youtube/token' })).toBe('broken')
  expect(opened(keyring, { sealed, place: 'connection/facebook/app_secret' })).toBe('broken')
})

test.each([2, 3, 4])('one changed letter in part %i is noticed', (part) => {
  const parts = sealed.split('.')
  const changed = parts.map((text, index) => (index === part ? (text.startsWith('A') ? 'B' : 'A') + text.slice(1) : text)).join('.')
  expect(opened(keyring, { sealed: changed, place })).toBe('broken')
})

test('cut short, or of another form, it is broken and not a crash', () => {
  for (const text of ['', 'v1', sealed.slice(0, -4), sealed.replace('v1.', 'v2.'), `${sealed.slice(0, sealed.lastIndexOf('.'))}.`])
    expect(['broken', 'unknown-key']).toContain(opened(keyring, { sealed: text, place }))
})

test('after a rotation the former key still opens, and what it sealed is known as old', () => {
  const rotated = createKeyring({ current: NEW, previous: ['something else', OLD] })
  expect(rotated.open({ sealed, place })).toBe('EAAtoken ạ')
  expect([rotated.isCurrent(sealed), rotated.isCurrent(rotated.seal({ text: 'x', place }))]).toEqual([false, true])
})

test('a key that fits nothing says so, and what to do', () => {
  expect(opened(createKeyring({ current: NEW, previous: [] }), { sealed, place })).toBe('unknown-key')
  expect(() => createKeyring({ current: NEW, previous: [] }).open({ sealed, place })).toThrow(/SECRETS_KEY đã đổi/)
})

test('without a key nothing is sealed', () => {
  const none = createKeyring({ current: null, previous: [] })
  expect(() => none.seal({ text: 'x', place })).toThrow(/chưa có SECRETS_KEY/)
  expect(opened(none, { sealed, place })).toBe('no-key')
})
