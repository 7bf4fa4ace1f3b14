import { checklistOf, unanswered } from './checklist'
import type { DraftView, FileView } from './draft-view'
import type { FileFacts } from './files/file-facts'
import { findings } from './findings'
import { aConsent, aView, paragraph } from './testing/a-view'

const NOTHING_RISKY = 'Tôi đã đọc và không thấy thông tin mật hoặc riêng tư.'
const listOf = (changed: Partial<DraftView>) => {
  const view = aView(changed)
  return checklistOf(view, findings(view))
}
/** `✓`: the machine has ticked it. */
const ids = (changed: Partial<DraftView>) => listOf(changed).map(({ id, isTicked }) => `${id}${isTicked ? ' ✓' : ''}`)
const document = (facts: FileView['facts']): FileView => ({
  field: 'captions',
  blockIndex: null,
  name: 'a.pdf',
  facts,
  isPaperOfSomebody: false,
})
const read: FileFacts = { kind: 'document', isMarkedAsAi: false, mark: null, numbers: [], unreadBecause: null }

test('nothing risky is one line', () => {
  expect(listOf({})).toEqual([{ id: 'read', label: NOTHING_RISKY, isTicked: false }])
})

test.each<[string, Partial<DraftView>, string[]]>([
  ['a testimony whose consent the machine found good', { sectionSlug: 'tu-bach', consents: [aConsent()] }, ['consent-file ✓', 'consent']],
  ['a testimony without one: nothing to tick by itself', { sectionSlug: 'tu-bach' }, ['consent']],
  ['a testimony whose consent allows too little', { sectionSlug: 'tu-bach', consents: [aConsent({ channels: ['website'] })] }, ['consent']],
  ['an invented testimony', { sectionSlug: 'tu-bach', isIllustrative: true }, ['illustrative']],
  ['a child', { body: [paragraph('Cháu An, 8 tuổi.')] }, ['guardian']],
  ['media made by AI and labelled', { isAiGenerated: true }, ['ai-label ✓']],
  ['a document read to its end', { files: [document(read)] }, ['documents ✓']],
  ['a scan', { files: [document({ ...read, unreadBecause: 'không có lớp chữ' })] }, ['documents-unread']],
  ['a file that cannot be opened', { files: [document('unreadable')] }, ['documents-unread']],
  ['a telephone number', { body: [paragraph('Gọi 0912345678.')] }, ['contacts']],
  ['an account', { summary: 'Số tài khoản 19034567890123 tại ngân hàng' }, ['contacts']],
  ['an address for mail', { texts: [{ field: 'transcript', text: 'nam@gmail.com' }] }, ['contacts']],
  ['a court file', { body: [paragraph('Bản án số 12/2024/HS-ST.')] }, ['case-number']],
])('it grows from %s', (_what, view, lines) => {
  expect(ids(view)).toEqual([...lines, 'read'])
  expect(listOf(view).at(-1)?.label).not.toBe(NOTHING_RISKY)
})

test('several risks are several lines, each once', () => {
  const body = [paragraph('Gọi 0912345678 hoặc 0987654321. Bản án số 12/2024/HS-ST, 13/2024/HS-ST.')]
  expect(ids({ sectionSlug: 'tu-bach', consents: [aConsent()], isAiGenerated: true, body })).toEqual([
    'consent-file ✓',
    'consent',
    'ai-label ✓',
    'contacts',
    'case-number',
    'read',
  ])
})

test('only lines the machine has not ticked must be answered, and only true answers them', () => {
  const checklist = listOf({ sectionSlug: 'tu-bach', consents: [aConsent()] })
  expect(unanswered({ checklist, answers: {} })).toEqual(['consent', 'read'])
  expect(unanswered({ checklist, answers: { consent: true, read: false } })).toEqual(['read'])
  expect(unanswered({ checklist, answers: { consent: true, read: true } })).toEqual([])
})
