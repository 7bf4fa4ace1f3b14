import { checklistOf, unanswered } from './checklist'
import { findings } from './findings'
import { aView, paragraph } from './testing/a-view'

const listOf = (changed: Parameters<typeof aView>[0]) => {
  const view = aView(changed)
  return checklistOf(view, findings(view))
}

test('nothing risky is one line', () => {
  expect(listOf({})).toEqual([{ id: 'read', label: 'Tôi đã đọc và không thấy thông tin mật hoặc riêng tư.', isTicked: false }])
})

test('it grows from the content: consent, guardian, private numbers, court files, unread documents', () => {
  const list = listOf({
    sectionSlug: 'tu-bach',
    consent: { anonymityLevel: 'none', hasConsent: true, hasGuardianConsent: true },
    isAiGenerated: true,
    body: [paragraph('Cháu An, 8 tuổi. Gọi 0912345678. Bản án số 12/2024/HS-ST.')],
    files: [
      {
        field: 'consentFile',
        blockIndex: null,
        name: 'a.doc',
        facts: { kind: 'document', isMarkedAsAi: false, mark: null, unreadBecause: 'x' },
      },
    ],
  })
  expect(list.map(({ id, isTicked }) => `${id}${isTicked ? ' ✓' : ''}`)).toEqual([
    'consent-file ✓',
    'consent',
    'guardian',
    'ai-label ✓',
    'documents-unread',
    'contacts',
    'case-number',
    'read',
  ])
})

test('documents the machine has read to the end come ticked', () => {
  const facts = { kind: 'document', isMarkedAsAi: false, mark: null, unreadBecause: null } as const
  expect(listOf({ files: [{ field: 'consentFile', blockIndex: null, name: 'a.pdf', facts }] })).toMatchObject([
    { id: 'documents', isTicked: true },
    { id: 'read', isTicked: false },
  ])
})

test('only lines the machine has not ticked must be answered, and only true answers them', () => {
  const checklist = listOf({ sectionSlug: 'tu-bach', consent: { anonymityLevel: null, hasConsent: true, hasGuardianConsent: false } })
  expect(unanswered({ checklist, answers: {} })).toEqual(['consent', 'read'])
  expect(unanswered({ checklist, answers: { consent: true, read: false } })).toEqual(['read'])
  expect(unanswered({ checklist, answers: { consent: true, read: true } })).toEqual([])
})
