import { foundIn, wordsFound } from '../testing/a-view'

test.each([
  ['Số tài khoản 19034567890123 tại ngân hàng', '19034567890123'],
  ['STK: 0011 0012 3456 7', '0011 0012 3456 7'],
  ['chuyển khoản về 711A 102938475 nhé', '102938475'],
  ['Vietcombank 0011001234567', '0011001234567'],
  ['tài khoản số 21510001234567 BIDV', '21510001234567'],
  ['98765432101 (Agribank chi nhánh huyện)', '98765432101'],
  ['TK 1234.5678.9012', '1234.5678.9012'],
  ['MBBank: 123456789', '123456789'],
  ['Ngân hàng TMCP Quân đội chi nhánh Hà Nội: 0880123456789', '0880123456789'],
])('an account number near a word of banking is found: %s', (text, number) => {
  expect(wordsFound({ text, code: 'bank-account' })).toContain(number)
})

test.each([
  'Ngân hàng cho vay 100.000.000 đồng',
  'Ngân hàng Chính sách xã hội, Quyết định 22/2023/QĐ-TTg',
  'Tài khoản bị phong tỏa ngày 01.02.2024',
  'Mã vận đơn 19034567890123',
  'Ngân hàng có 12.500 khách vay trong năm 2024',
  'Số tài khoản cần giữ kín, không cho ai mượn.',
])('what is no account number passes: %s', (text) => {
  expect(wordsFound({ text, code: 'bank-account' })).toEqual([])
})

test.each([
  ['Gửi về nam.nguyen@gmail.com nhé', 'nam.nguyen@gmail.com'],
  ['Gửi nam @ gmail.com', 'nam @ gmail.com'],
  ['nam(at)yahoo.com.vn', 'nam(at)yahoo.com.vn'],
  ['Gửi nam.nguyen a còng gmail.com', 'nam.nguyen a còng gmail.com'],
  ['nam.nguyen a còng gmail chấm com', 'nam.nguyen a còng gmail chấm com'],
  ['nam[at]gmail[dot]com', 'nam[at]gmail[dot]com'],
  ['nam@gmail dot com', 'nam@gmail dot com'],
  ['nam ＠ gmail.com', 'nam ＠ gmail.com'],
  ['Viết về nam@gmail.comđể hỏi', 'nam@gmail.com'],
  ['Hộp thư toasoan@bao.vn.', 'toasoan@bao.vn'],
])('an e-mail address is found: %s', (text, address) => {
  expect(wordsFound({ text, code: 'email' })).toEqual([address])
})

test.each([
  'Hộp thư bandoc@mps.gov.vn',
  'c11@bocongan.gov.vn',
  'Trang @huongthien trên mạng',
  'giá 5.000 @ mỗi cái',
  'Dấu a còng trong email. Com là đuôi tên miền',
  'a@b',
])('an office of the state and what is no address pass: %s', (text) => {
  expect(wordsFound({ text, code: 'email' })).toEqual([])
})

test.each([
  'Bản án số 123/2024/HSST của Tòa án',
  'bản án hình sự sơ thẩm số 45/2023/HS-ST ngày 01/01/2023',
  'hồ sơ 12/2024/TLST-HS đang chờ',
  'Quyết định 7/2022/QĐST-HNGĐ',
  'số thụ lý: 88/2024',
  'Thụ lý số 15 năm 2024',
  'vụ án số 09/2021/HSPT',
  'Bản án 77/HSST năm 1999',
  'thụ lý vụ án số 34/2024/TLPT-DS',
  'BẢN ÁN SỐ 12/2024',
  'bản án 12/2024/HS–ST',
  'Quyết định thi hành án số 15/QĐ-CCTHADS',
  'hồ sơ thi hành án dân sự số 15/2023',
])('the number of a court file is found: %s', (text) => {
  expect(foundIn(text)).toContain('case-number warn')
})

test.each([
  'Quyết định số 22/2023/QĐ-TTg',
  'Luật số 127/2025/QH15',
  'Thông tư 45/2023/TT-BCA',
  'Nghị quyết 01/2019/NQ-HĐTP',
  'không nêu số căn cước, số bản án hay địa chỉ',
  'Công văn 123/UBND-NC',
  'Luật Thi hành án hình sự số 41/2019/QH14',
  'Kế hoạch 563/KH-BCA-C11',
  'Nghị định 42/2022/NĐ-CP ngày 24/6/2022',
])('the number of a law, decision or plan passes: %s', (text) => {
  expect(foundIn(text)).not.toContain('case-number warn')
})
