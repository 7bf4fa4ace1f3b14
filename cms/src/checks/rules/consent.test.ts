import type { FileFacts } from '../files/file-facts'
import type { ConsentRecord } from '../../consents/consent-record'
import { findings } from '../findings'
import { aConsent, aView, paragraph } from '../testing/a-view'

type View = Parameters<typeof aView>[0]
const said = (view: View) => findings(aView(view)).map(({ code, level, field }) => `${code} ${level} ${field}`)
const story = (record: Partial<ConsentRecord> | null, view: View = {}) =>
  said({ sectionSlug: 'tu-bach', consents: record ? [aConsent(record)] : [], ...view })

test('a testimony without consent is stopped, by its section or by its anonymity', () => {
  expect(said({ sectionSlug: 'tu-bach' })).toEqual(['consent block consents'])
  expect(said({ anonymityLevel: 'face_hidden' })).toEqual(['consent block consents'])
})

test('a testimony with a paper that allows it passes, and so does an invented one that says so', () => {
  expect(story({})).toEqual([])
  expect(said({ sectionSlug: 'tu-bach', isIllustrative: true })).toEqual([])
  expect(said({ sectionSlug: 'hoat-dong' })).toEqual([])
})

test('the consent of somebody pictured is not that of somebody who tells', () => {
  expect(story({ kind: 'picture' })).toEqual(['consent block consents'])
})

test.each<[string, Partial<ConsentRecord>, string]>([
  ['is withdrawn', { isWithdrawn: true }, 'đã được rút lại'],
  ['ended yesterday', { validUntil: '2026-11-23' }, 'đã hết hạn ngày 23/11/2026'],
  ['has no date', { givenOn: null }, 'chưa ghi ngày ký'],
  ['is dated tomorrow', { givenOn: '2026-11-25' }, 'ngày ký ở tương lai'],
  ['has no signed document', { hasDocument: false }, 'chưa có tệp đã ký'],
  ['is a guardian’s without the child', { kind: 'guardian' }, 'từ đủ 7 tuổi'],
])('a paper that %s stops the Item and says which paper', (_what, record, why) => {
  expect(findings(aView({ sectionSlug: 'tu-bach', consents: [aConsent(record)] }))).toMatchObject([
    { code: 'consent-invalid', level: 'block', field: 'consents', excerpt: 'PĐY-07', message: expect.stringContaining(why) },
  ])
})

test('the last day is a good day', () => {
  expect(story({ validUntil: '2026-11-24', givenOn: '2026-11-24' })).toEqual([])
})

test('a time after the last day of a paper is stopped at its place in the plan, and says both days', () => {
  const planned = [
    { channel: 'website', on: '2026-11-30' },
    { channel: 'facebook', on: '2026-12-01' },
  ] as const
  expect(story({ validUntil: '2026-11-30' }, { planned })).toEqual(['consent-invalid block plan.facebook.notBefore'])
  expect(story({ validUntil: '2026-11-29' }, { planned })).toHaveLength(2)
  expect(story({ validUntil: null }, { planned })).toEqual([])
  expect(story({ validUntil: '2026-11-23' }, { planned })).toEqual(['consent-invalid block consents'])
  const view = aView({ sectionSlug: 'tu-bach', consents: [aConsent({ validUntil: '2026-11-30' })], planned })
  expect(findings(view)[0]?.message).toMatch(/đến hết ngày 30\/11\/2026, mà Facebook hẹn đăng ngày 01\/12\/2026/)
})

test('a channel the paper does not allow is stopped at its place in the plan', () => {
  expect(story({ channels: ['website'] })).toEqual(['consent-scope block plan.facebook.enabled'])
  expect(story({ channels: ['website'] }, { channels: ['website'] })).toEqual([])
  expect(story({ channels: [] })).toHaveLength(2)
  expect(said({ consents: [aConsent({ kind: 'picture', channels: ['website'] })] })).toEqual(['consent-scope block plan.facebook.enabled'])
})

test('what is shown must be allowed: the story, the face in a picture, the real name', () => {
  expect(story({ scope: [] })).toEqual(['consent-scope block consents'])
  expect(said({ consents: [aConsent({ kind: 'picture', scope: ['story'] })] })).toEqual(['consent-scope block consents'])
  expect(story({}, { anonymityLevel: 'none' })).toEqual(['consent-scope block consents'])
  expect(story({ scope: ['story', 'name'] }, { anonymityLevel: 'none' })).toEqual([])
  expect(story({ scope: ['story'] }, { anonymityLevel: 'pen_name' })).toEqual([])
})

test('a film shows face and voice unless they are hidden', () => {
  const film = { field: 'film', blockIndex: null, name: 'phim.mp4', isPaperOfSomebody: false } as const
  const facts: FileFacts = { kind: 'document', isMarkedAsAi: false, mark: null, numbers: [], unreadBecause: null }
  const shown = (scope: ConsentRecord['scope'], anonymityLevel: string | null) =>
    story({ scope }, { anonymityLevel, files: [{ ...film, facts }] })
  expect(shown(['story'], null)).toEqual(['consent-scope block film', 'consent-scope block film'])
  expect(shown(['story', 'voice'], 'face_hidden')).toEqual([])
  expect(shown(['story'], 'face_hidden')).toEqual(['consent-scope block film'])
  expect(shown(['story'], 'face_and_voice_hidden')).toEqual([])
  const two = [aConsent(), aConsent({ reference: 'PĐY-08', scope: ['story', 'voice'] })]
  expect(said({ sectionSlug: 'tu-bach', consents: two, files: [{ ...film, facts }] })).toEqual(['consent-scope warn film'])
})

test('of several papers each counts: one withdrawn stops what the other allows', () => {
  const consents = [aConsent(), aConsent({ reference: 'PĐY-08', isWithdrawn: true })]
  expect(said({ sectionSlug: 'tu-bach', consents })).toEqual(['consent-invalid block consents'])
})

const guardian: Partial<ConsentRecord> = { kind: 'guardian', hasChildAgreed: true }

test('a child tells on its guardian’s paper when it agreed', () => {
  expect(story(guardian)).toEqual([])
  expect(story({ ...guardian, scope: ['face'] })).toEqual(['consent block consents'])
})

test.each([
  'Em Nguyễn Văn An, 12 tuổi, theo mẹ đến lớp.',
  'Cháu An (8 tuổi) vẽ tặng bố một bức tranh.',
  'Con gái 5 tuổi của anh chạy ra ôm chầm.',
  'Bé trai Minh ngồi cạnh mẹ.',
  'Học sinh Lê Thị Hoa 15 tuổi viết thư.',
  'bé H., 3 tuổi',
  'cháu bé Na được gửi nhà ngoại',
])('a child that can be recognised needs a guardian: %s', (text) => {
  expect(said({ body: [paragraph(text)] })).toEqual(['guardian-consent block body'])
  expect(said({ body: [paragraph(text)], consents: [aConsent()] })).toEqual(['guardian-consent block body'])
  expect(said({ body: [paragraph(text)], consents: [aConsent(guardian)] })).toEqual([])
})

test.each([
  'Công dân từ đủ 16 tuổi có quyền yêu cầu cấp phiếu.',
  'Trẻ em dưới 6 tuổi được miễn phí.',
  'Người dưới 18 tuổi phạm tội',
  'Chị Lan, 35 tuổi, mở tiệm may.',
  'Em cứ làm từ từ, ai cũng có ngày đầu tiên.',
  'ai có con đến tuổi đi học',
  'đăng ký khai sinh cho con',
  'Anh Nam 17 tuổi nghề',
])('ages the law names, grown-ups and children in general pass: %s', (text) => {
  expect(said({ body: [paragraph(text)] })).toEqual([])
})
