import { foundIn, wordsFound } from '../testing/a-view'

test.each([
  ['Gọi 0912345678 gặp anh Nam', '0912345678'],
  ['Gọi 0912 345 678.', '0912 345 678'],
  ['Zalo: 0912.345.678', '0912.345.678'],
  ['ĐT 091-234-5678', '091-234-5678'],
  ['+84 912 345 678', '+84 912 345 678'],
  ['(+84) 387654321', '(+84) 387654321'],
  ['+84 (0)912345678', '+84 (0)912345678'],
  ['84912345678', '84912345678'],
  ['Liên hệ 0 5 6 1 2 3 4 5 6 7', '0 5 6 1 2 3 4 5 6 7'],
  ['Trực ban: 024 3825 1234', '024 3825 1234'],
  ['(0236) 3 822 154', '(0236) 3 822 154'],
  ['02838291234', '02838291234'],
  ['Tổng đài 1900 6886', '1900 6886'],
  ['Tổng đài 18001234 miễn phí', '18001234'],
  ['gọi 1800.599.920', '1800.599.920'],
  ['Hai số 0912345678, 0987654321', '0987654321'],
])('a telephone number is found: %s', (text, number) => {
  expect(wordsFound({ text, code: 'phone' })).toContain(number)
  expect(foundIn(text).filter((found) => found.startsWith('phone'))[0]).toBe('phone warn')
})

test.each([
  'Gọi ngay 113, 114, 115 hoặc 111.',
  'Tổng đài bảo vệ trẻ em 111',
  'Sinh năm 1990, học nghề năm 2015',
  'Từ năm 1900 1945 đến nay',
  'Vay 100.000.000 đồng',
  'Luật số 127/2025/QH15 ngày 10/12/2025',
  'Mã sản phẩm 09123456789012',
  'Tọa độ 10.8231, 106.6297',
  '0912345 là số thiếu',
  'CCCD 001203012345',
])('what is no telephone number passes: %s', (text) => {
  expect(wordsFound({ text, code: 'phone' })).toEqual([])
})
