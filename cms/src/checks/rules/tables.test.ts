import { findings } from '../findings'
import { aView, paragraph } from '../testing/a-view'

const table = { key: 'Lịch', caption: 'Lịch tiếp dân', hasHeader: true, rows: [['Ngày', 'Nơi']] }

test('a place without a table is stopped, at its paragraph and by its name', () => {
  const body = [paragraph('Mở đầu.'), paragraph('[Bảng: Lich hoc]')]
  expect(findings(aView({ body, tables: [table] }))).toMatchObject([
    {
      code: 'table',
      level: 'block',
      field: 'body',
      blockIndex: 1,
      excerpt: '[Bảng: Lich hoc]',
      message: expect.stringContaining('mục Bảng'),
    },
  ])
  expect(findings(aView({ body: [paragraph('[Bảng: lịch]')], tables: [table] }))).toEqual([])
})

test('a table without cells is stopped by its field', () => {
  expect(findings(aView({ tables: [{ ...table, rows: [] }] }))).toMatchObject([{ code: 'table', level: 'block', field: 'tables.0' }])
})

test('cells and captions are searched like any other text', () => {
  const rows = [
    ['Họ tên', 'CCCD'],
    ['Nguyễn Văn A', '001203012345'],
  ]
  expect(findings(aView({ tables: [{ ...table, rows }] }))).toMatchObject([
    { code: 'citizen-id', field: 'tables.0.cells', excerpt: 'Nguyễn Văn A | 001203012345' },
  ])
  expect(findings(aView({ tables: [{ ...table, caption: 'TUYỆT MẬT' }] }))).toMatchObject([
    { code: 'secrecy-marker', field: 'tables.0.caption' },
  ])
})
