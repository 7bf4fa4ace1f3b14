import { findings } from '../findings'
import { aView, paragraph } from '../testing/a-view'

const nobody = { anonymityLevel: null, hasConsent: false, hasGuardianConsent: false }
const codes = (view: Parameters<typeof aView>[0]) => findings(aView(view)).map(({ code, level }) => `${code} ${level}`)

test('a testimony without consent is stopped, by its section or by its anonymity', () => {
  expect(codes({ sectionSlug: 'tu-bach' })).toEqual(['consent block'])
  expect(codes({ consent: { ...nobody, anonymityLevel: 'face_hidden' } })).toEqual(['consent block'])
})

test('a testimony with consent passes, and so does an invented one that says so', () => {
  expect(codes({ sectionSlug: 'tu-bach', consent: { ...nobody, hasConsent: true } })).toEqual([])
  expect(codes({ sectionSlug: 'tu-bach', isIllustrative: true })).toEqual([])
  expect(codes({ sectionSlug: 'hoat-dong' })).toEqual([])
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
  expect(codes({ body: [paragraph(text)] })).toEqual(['guardian-consent block'])
  expect(codes({ body: [paragraph(text)], consent: { ...nobody, hasGuardianConsent: true } })).toEqual([])
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
  expect(codes({ body: [paragraph(text)] })).toEqual([])
})
