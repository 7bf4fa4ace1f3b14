import { because } from './because'

test('a cause stands after "vì" as a part of the sentence', () => {
  expect(because('Kênh chưa trả lời được.')).toBe('kênh chưa trả lời được')
  expect(because('Đã đến lượt nhưng chưa được gửi.')).toBe('đã đến lượt nhưng chưa được gửi')
})

test('a name at its beginning stays a name', () => {
  expect(because('Fanpage mất kết nối.')).toBe('Fanpage mất kết nối')
  expect(because('YouTube hết hạn mức ngày.')).toBe('YouTube hết hạn mức ngày')
})
