import { foundIn, wordsFound } from '../testing/a-view'

test.each([
  ['Số căn cước 001203012345 đã cấp.', '001203012345'],
  ['CCCD: 079 203 012 345', '079 203 012 345'],
  ['CCCD 036.090.012.345.', '036.090.012.345'],
  ['Anh mang số 030099001234 theo người.', '030099001234'],
  ['số định danh cá nhân: 075-301-234567', '075-301-234567'],
  ['Căn cước công dân số 999999999999', '999999999999'],
  ['Hai số 001203012345 079203012345 đều sai', '001203012345'],
  ['CCCD 001203012345, cấp năm 2021', '001203012345'],
  ['CCCD: \u00a0001\u00a0203\u00a0012\u00a0345', '001\u00a0203\u00a0012\u00a0345'],
  ['CCCD 0 0 1 2 0 3 0 1 2 3 4 5', '0 0 1 2 0 3 0 1 2 3 4 5'],
  ['cccd 001  203  012  345', '001  203  012  345'],
  ['căn cước: 001–203–012–345', '001–203–012–345'],
  ['số căn cước 001_203_012_345', '001_203_012_345'],
  ['CCCD001203012345', '001203012345'],
  ['Số căn cước: ００１２０３０１２３４５', '００１２０３０１２３４５'],
  ['Ca\u0306n cước 001203\u200b012345', '001203\u200b012345'],
])('a citizen number is found and stops the Item: %s', (text, number) => {
  expect(wordsFound({ text, code: 'citizen-id' })).toContain(number)
  expect(foundIn(text)).toContain('citizen-id block')
})

test.each([
  'Tổng vốn 100.000.000.000 đồng.',
  'Mã lô hàng 555555555555 trên vỏ hộp',
  'Hotline 1900 6886',
  'Công văn số 123/2024/CV-UBND ngày 01/02/2024',
  'Số 0012030123456789 là mã vạch',
  'Từ 2023 đến 2025 có 1200 người học nghề.',
  'Mã 005203012345 không thuộc tỉnh nào',
  'Mã 001903012345 không thuộc thế kỷ nào',
])('what is no citizen number passes: %s', (text) => {
  expect(foundIn(text)).not.toContain('citizen-id block')
})

test.each([
  ['CMND số 012345678', 'block'],
  ['chứng minh nhân dân: 271 234 567', 'block'],
  ['Chứng minh thư số 38.123.4567', 'block'],
  ['CMND 012 34 56 78', 'block'],
  ['CMND012345678', 'block'],
  ['Giấy CMND (cấp năm 2005) số 012345678', 'block'],
  ['CMTND 168123456 do công an tỉnh cấp', 'block'],
  ['Anh đưa số 168123456 cho cán bộ.', 'warn'],
])('an old card number is found: %s', (text, level) => {
  expect(foundIn(text)).toContain(`old-identity-card ${level}`)
})

test.each([
  'Vay tối đa 100.000.000 đồng.',
  'Hỗ trợ 250.000.000 ₫ cho tổ hợp tác',
  'Kinh phí 123456789 đồng',
  'Mã hàng 999999999',
  'Điện thoại 024 3825 1234',
  'Dân số 101.000.000 người',
])('what is no card number passes: %s', (text) => {
  expect(foundIn(text).filter((found) => found.startsWith('old-identity-card'))).toEqual([])
})
