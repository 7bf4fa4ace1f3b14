import { findings } from './findings'
import { aView, paragraph } from './testing/a-view'

test('a harmless Item has no findings', () => {
  expect(findings(aView())).toEqual([])
})

test('a finding points at its words in the block as it was written, in NFD too', () => {
  const text = 'Liên hệ chị Lựu: 0912 345 678 nhé'.normalize('NFD')
  const [found] = findings(aView({ body: [paragraph('Mở đầu.'), paragraph(text)] }))
  expect(found).toMatchObject({ code: 'phone', field: 'body', blockIndex: 1 })
  expect(text.slice(found?.from, found?.to)).toBe('0912 345 678')
  expect(found?.excerpt).toBe(text)
})

test('a number split by bold and a link is still one number', () => {
  const [found] = findings(
    aView({
      body: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'Gọi 0912 ', bold: true },
            { type: 'link', url: 'https://vidu.vn', children: [{ type: 'text', text: '345' }] },
            { type: 'text', text: ' 678' },
          ],
        },
      ],
    }),
  )
  expect(found).toMatchObject({ code: 'phone', from: 4, to: 16 })
})

test('lists count a line break between items', () => {
  const item = (text: string) => ({ type: 'list-item' as const, children: [{ type: 'text' as const, text }] })
  const [found] = findings(aView({ body: [{ type: 'list', format: 'unordered', children: [item('Một'), item('CCCD 001203012345')] }] }))
  expect(found).toMatchObject({ code: 'citizen-id', from: 9, to: 21 })
})

test('every text that goes out is looked at', () => {
  const found = findings(
    aView({
      title: 'Gọi 0912345678',
      summary: 'Gọi 0912345678',
      texts: [
        { field: 'plan.facebook.message', text: 'Gọi 0912345678' },
        { field: 'transcript', text: 'Gọi 0912345678' },
      ],
      images: [{ blockIndex: 0, name: 'a.jpg', alt: 'Bảng ghi 0912345678', caption: null }],
    }),
  )
  expect(found.map(({ field }) => field)).toEqual(['title', 'summary', 'body.0.alternativeText', 'plan.facebook.message', 'transcript'])
})

test('one stretch of text is one finding', () => {
  expect(findings(aView({ body: [paragraph('Ngân hàng, số tài khoản, CCCD 001203012345')] })).map(({ code }) => code)).toEqual([
    'citizen-id',
  ])
})

test('a long text is searched in a moment', () => {
  // the time this process was given: what others take of a busy machine says nothing of the search
  const started = process.cpuUsage()
  findings(
    aView({ body: [paragraph(`${'0 '.repeat(50_000)}${'1.'.repeat(50_000)}${'MẬT KHẨU a@b.'.repeat(5_000)}${'84'.repeat(20_000)}`)] }),
  )
  const { user, system } = process.cpuUsage(started)
  expect((user + system) / 1_000).toBeLessThan(5_000)
}, 60_000)
