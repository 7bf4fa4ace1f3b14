import { foundIn, wordsFound } from '../testing/a-view'

test.each([
  ['TUYỆT MẬT', 'TUYỆT MẬT'],
  ['Dấu TỐI MẬT đóng góc trên', 'TỐI MẬT'],
  ['Văn bản MẬT số 12', 'MẬT'],
  ['HỒ SƠ MẬT', 'MẬT'],
  ['Báo cáo (MẬT)', 'MẬT'],
  ['M Ậ T', 'M Ậ T'],
  ['T U Y Ệ T  M Ậ T', 'T U Y Ệ T  M Ậ T'],
  ['T Ố I   M Ậ T', 'T Ố I   M Ậ T'],
  ['M.Ậ.T', 'M.Ậ.T'],
  ['M-Ậ-T', 'M-Ậ-T'],
  ['Tài liệu  nội  bộ', 'Tài liệu  nội  bộ'],
  ['tài liệu nội\nbộ', 'tài liệu nội\nbộ'],
  ['tài-liệu nội bộ', 'tài-liệu nội bộ'],
  ['T À I  L I Ệ U  N Ộ I  B Ộ', 'T À I  L I Ệ U  N Ộ I  B Ộ'],
  ['Độ mật: Tối mật', 'Độ mật: Tối mật'],
  ['độ mật : mật', 'độ mật : mật'],
  ['Tuyệt mật', 'Tuyệt mật'],
  ['Đây là tài liệu nội bộ của đơn vị', 'tài liệu nội bộ'],
  ['TÀI LIỆU NỘI BỘ', 'TÀI LIỆU NỘI BỘ'],
  ['Tài liệu lưu hành nội bộ', 'Tài liệu lưu hành nội bộ'],
  ['Chỉ lưu hành nội bộ, không sao chụp', 'lưu hành nội bộ'],
  ['Tài liệu mật của phòng', 'Tài liệu mật'],
  ['MẬT'.normalize('NFD'), 'MẬT'.normalize('NFD')],
  ['văn bản TUYỆT\u00a0MẬT ở trên', 'TUYỆT\u00a0MẬT'],
])('a mark of secrecy stops the Item: %s', (text, mark) => {
  expect(foundIn(text)).toContain('secrecy-marker block')
  expect(wordsFound({ text, code: 'secrecy-marker' })).toContain(mark)
})

test.each([
  'Bảo vệ bí mật nhà nước là trách nhiệm của mọi người.',
  'BÍ MẬT GIA ĐÌNH',
  'BÍ  MẬT',
  'B Í  M Ậ T',
  'NGÀNH NUÔI ONG LẤY MẬT',
  'NGỌT NHƯ MẬT',
  'BẢO MẬT THÔNG TIN CÁ NHÂN',
  'MẬT ONG RỪNG U MINH',
  'MẬT KHẨU phải đổi ba tháng một lần',
  'Tổ hợp tác nuôi ong lấy mật, mỗi vụ 200 lít mật ong.',
  'đổi mật khẩu, lưu lại tin nhắn',
  'MẬT ĐỘ DÂN CƯ thưa',
  'Anh mổ SỎI MẬT năm ngoái',
  'Quan hệ thân mật, gần gũi',
  'Quy chế nội bộ của xưởng',
  'Thông tin riêng tư được giữ bí mật.',
  'TUẦN TRĂNG MẬT',
])('a word that only looks like a mark passes: %s', (text) => {
  expect(wordsFound({ text, code: 'secrecy-marker' })).toEqual([])
})

test('a grade that is only talked about is shown to a person, not stopped', () => {
  expect(foundIn('Luật chia bí mật nhà nước thành ba độ, trong đó tuyệt mật là cao nhất.')).toEqual(['secrecy-marker warn'])
})
