import { firstFree } from './slugs'

test('a free address is kept as it is', () => {
  expect(firstFree('duong-ve', new Set(['duong-ve-2']))).toBe('duong-ve')
})

test('a taken address gets the first free number from 2', () => {
  expect(firstFree('duong-ve', new Set(['duong-ve']))).toBe('duong-ve-2')
  expect(firstFree('duong-ve', new Set(['duong-ve', 'duong-ve-2', 'duong-ve-4']))).toBe('duong-ve-3')
})

test('a number never makes an address longer than 80 or leaves two hyphens', () => {
  const long = `${'a'.repeat(77)}-bc`
  const next = firstFree(long, new Set([long]))
  expect(next).toBe(`${'a'.repeat(77)}-2`)
  expect(next.length).toBeLessThanOrEqual(80)
})
