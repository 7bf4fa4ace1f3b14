import type { CorrectionView } from '../draft-view'
import { findings } from '../findings'
import { aView } from '../testing/a-view'

const SLUG = 'lop-hoc-nghe-dau-tien'
const may: CorrectionView = { at: '2026-05-01T02:00:00.000Z', wrong: 'Hai mươi người.', right: 'Ba mươi người.' }
const june: CorrectionView = { at: '2026-06-01T02:00:00.000Z', wrong: 'Thứ hai.', right: 'Thứ ba.' }
const found = (corrections: CorrectionView[], before: CorrectionView[]) =>
  findings(aView({ corrections, published: { slug: SLUG, corrections: before } }))

test('a published correction that is dropped is told, with its day and its words', () => {
  expect(found([june], [may, june])).toMatchObject([{ code: 'correction-dropped', level: 'warn', field: 'corrections', blockIndex: null }])
  expect(found([], [may])[0]?.message).toContain('Đính chính ngày 01/05/2026 đã công khai bị bỏ: “Ba mươi người.”')
})

test('one whose words or day were changed is told too', () => {
  expect(found([{ ...may, right: 'Bốn mươi người.' }], [may])[0]?.message).toContain('bị sửa lời: “Ba mươi người.”')
  expect(found([{ ...may, at: june.at }], [may])[0]?.message).toContain('bị bỏ')
})

test('a new correction, another order and another Unicode form are nothing to tell', () => {
  expect(found([june, may], [may])).toEqual([])
  expect(found([june, may], [may, june])).toEqual([])
  expect(found([{ ...may, right: 'Ba mươi người.'.normalize('NFD') }], [may])).toEqual([])
})

test('before the first approval nothing was said in public', () => {
  expect(findings(aView({ corrections: [], slug: 'khac', published: null }))).toEqual([])
})

test('another public address is told with both, and the same one is not', () => {
  const told = findings(aView({ slug: 'dia-chi-moi', published: { slug: SLUG, corrections: [] } }))
  expect(told).toMatchObject([{ code: 'address-changed', level: 'warn', field: 'slug' }])
  expect(told[0]?.message).toContain(`từ “${SLUG}” thành “dia-chi-moi”`)
  expect(findings(aView({ published: { slug: SLUG, corrections: [] } }))).toEqual([])
})
