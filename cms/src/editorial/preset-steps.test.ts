import { PRESETS } from '@hl/config/chain-presets'
import { stepsOf } from './preset-steps'

test.each([
  ['gon', ['Gửi duyệt', 'Duyệt và phát hành (ký thẩm định)']],
  ['chuan', ['Gửi biên tập', 'Chuyển thẩm định', 'Đạt, trình duyệt (ký thẩm định)', 'Duyệt và phát hành']],
  ['day-du', ['Gửi biên tập', 'Nhận bài', 'Chuyển thẩm định', 'Đạt, trình duyệt (ký thẩm định)', 'Duyệt và phát hành']],
] as const)('the straight way of %s is read from its rules', (id, actions) => {
  expect(stepsOf(PRESETS[id]).map((step) => step.action)).toEqual(actions)
})

test('each step names the stage it starts from and the roles that may take it', () => {
  expect(stepsOf(PRESETS.chuan)[0]).toEqual({ stageName: 'Bản nháp', action: 'Gửi biên tập', by: ['Cộng tác viên', 'Biên tập viên'] })
  expect(stepsOf(PRESETS.chuan).at(-1)).toEqual({ stageName: 'Chờ duyệt', action: 'Duyệt và phát hành', by: ['Trưởng Ban biên tập'] })
})
