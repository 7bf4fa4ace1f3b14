import type { Release } from '@hl/config/release'
import { aDraft, aPlan } from '../../tests/a-draft'
import type { Finding } from '../checks/finding'
import { buildRelease } from './build-release'
import type { Draft } from './draft'
import { minorChange } from './minor-change'

const paragraph = (text: string, marks: object = {}) => ({
  type: 'paragraph' as const,
  children: [{ type: 'text' as const, text, ...marks }],
})

function releaseOf(changed: Partial<Draft> = {}): Release {
  const body = [paragraph('Lớp mở ngày 15 tháng 3.'), paragraph('Ai cũng học được.')]
  const release = buildRelease(aDraft({ publicSince: '2026-11-24T02:00:00.000Z', body, ...changed }))
  if (release === null) throw new Error('Not complete')
  return release
}

const live = releaseOf()
const against = (release: Release | null, findings: readonly Finding[] = []) => minorChange({ live, release, findings })

test('a number in the text, the title or the sapo is small', () => {
  expect(against(releaseOf({ body: [paragraph('Lớp mở ngày 16 tháng 3.'), paragraph('Ai cũng học được.')] }))).toEqual({
    kind: 'minor',
    characters: 2,
  })
  expect(against(releaseOf({ title: 'Đường về nhà', summary: 'Một lớp học nghề' }))).toEqual({ kind: 'minor', characters: 5 })
})

test.each([
  ['a longer text', releaseOf({ summary: `Một lớp học nghề. ${'Thêm nữa. '.repeat(5)}` }), 'quá 40 ký tự'],
  [
    'one paragraph more',
    releaseOf({ body: [paragraph('Lớp mở ngày 15 tháng 3.'), paragraph('Ai cũng học được.'), paragraph('a')] }),
    'Nội dung',
  ],
  ['a bold word', releaseOf({ body: [paragraph('Lớp mở ngày 15 tháng 3.', { bold: true }), paragraph('Ai cũng học được.')] }), 'Nội dung'],
  ['another section', releaseOf({ section: { documentId: 'section2' } }), 'Chuyên mục'],
  ['the plan', releaseOf({ plan: aPlan({ facebook: { enabled: false } }) }), 'Kế hoạch'],
  ['nothing', live, 'chưa đổi chữ nào'],
  ['an incomplete draft', null, 'còn thiếu'],
])('%s is not', (_what, release, why) => {
  expect(against(release)).toEqual({ kind: 'not_minor', why: expect.stringContaining(why) })
})

test('forty characters in all texts together are the most', () => {
  const inBoth = (title: string, summary: string) =>
    against(releaseOf({ title: `Đường về${title}`, summary: `Một lớp học nghề.${summary}` }))
  expect(inBoth('x'.repeat(20), 'x'.repeat(20))).toEqual({ kind: 'minor', characters: 40 })
  expect(inBoth('x'.repeat(20), 'x'.repeat(21)).kind).toBe('not_minor')
})

test('what the machine finds needs the steps, however small', () => {
  const finding: Finding = { code: 'phone', level: 'warn', field: 'title', blockIndex: null, from: 0, to: 0, excerpt: '', message: 'Số.' }
  expect(against(releaseOf({ title: 'Đường vê' }), [finding])).toEqual({ kind: 'not_minor', why: 'máy thấy 1 điều cần người xem' })
})
