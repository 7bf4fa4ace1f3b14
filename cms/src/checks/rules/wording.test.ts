import { wordsFound } from '../testing/a-view'

test.each([
  ['Lớp học cho tù nhân', 'tù nhân'],
  ['Anh mới ra tù năm ngoái', 'mới ra tù'],
  ['Từng là con nghiện', 'con nghiện'],
  ['Hành trình hoàn lương', 'hoàn lương'],
  ['Những người lầm lỡ', 'lầm lỡ'],
  ['Một thời lỡ lầm', 'lỡ lầm'],
  ['hắn bỏ đi', 'hắn'],
  ['Rồi y đã khai hết', 'y'],
  ['Y bị bắt năm 2010', 'Y'],
  ['tên Nguyễn Văn A bị bắt', 'tên'],
  ['Bắt được tên trộm', 'tên'],
  ['đối tượng chấp hành xong án', 'đối tượng'],
  ['giúp đỡ các đối tượng ở địa phương', 'đối tượng'],
  ['cảm hóa đối tượng', 'đối tượng'],
  ['quản lý đối tượng', 'đối tượng'],
])('a word the board advises against is warned of, with a better one: %s', (text, word) => {
  expect(wordsFound({ text, code: 'wording' })).toEqual([word])
})

test.each([
  'Người chấp hành xong án phạt tù được vay vốn.',
  'Cán bộ y tế cơ sở, y sĩ, y tá',
  'Anh tên là Nam, họ tên Nguyễn Văn A do nhân vật chọn',
  'đứng tên SIM điện thoại',
  'một số đối tượng mời chào công việc lương cao',
  'thuộc đối tượng được vay vốn',
  'Chắc hẳn ai cũng hiểu',
  'tên công ty, địa chỉ, hợp đồng',
  'Bỏ ra tùy hoàn cảnh',
  'Phạm nhân được học nghề',
])('ordinary words pass: %s', (text) => {
  expect(wordsFound({ text, code: 'wording' })).toEqual([])
})
