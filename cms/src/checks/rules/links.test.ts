import { findings } from '../findings'
import { aView } from '../testing/a-view'

const states: Readonly<Record<string, 'live' | 'draft' | 'unknown'>> = {
  '/bai-viet/da-dang/': 'live',
  '/bai-viet/chua-dang/': 'draft',
  '/bai-viet/khong-co/': 'unknown',
}

function linkTo(url: string) {
  return findings(
    aView({
      body: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'Xem ' },
            { type: 'link', url, children: [{ type: 'text', text: 'bài này' }] },
          ],
        },
      ],
      links: {
        siteOrigin: 'https://huongthien.example.vn',
        stateOf: (path) => states[path] ?? null,
        dead: new Set(['https://mat.example.com/x']),
      },
    }),
  )
}

test.each([
  ['https://', 'block'],
  ['https://hai chu.vn', 'block'],
  ['javascript:alert(1)', 'block'],
  ['ftp://may.vn/tep', 'block'],
  ['https://trangweb', 'block'],
  ['http://localhost:1337/admin', 'block'],
  ['http://192.168.1.5/x', 'block'],
  ['/uploads/tep.pdf', 'block'],
  ['/admin/content-manager', 'block'],
  ['https://huongthien.example.vn/uploads/a.pdf', 'block'],
  ['/bai-viet/khong-co/', 'block'],
  ['https://huongthien.example.vn/bai-viet/khong-co/', 'block'],
  ['/bai-viet/chua-dang/', 'warn'],
  ['https://mat.example.com/x', 'warn'],
])('a link that leads nowhere is found: %s', (url, level) => {
  expect(linkTo(url)).toMatchObject([{ code: 'dead-link', level, field: 'body', blockIndex: 0, from: 4, to: 11, excerpt: url }])
})

test.each([
  '/bai-viet/da-dang/',
  'https://huongthien.example.vn/bai-viet/da-dang/?x=1#y',
  '/chuyen-muc/tu-bach/',
  '#muc-2',
  'https://chinhphu.vn',
  'https://vi.wikipedia.org/wiki/Đặc_xá',
  'mailto:bandoc@mps.gov.vn',
  'tel:113',
  'http://congan.hanoi.gov.vn/tin?id=1',
])('a link that leads somewhere passes: %s', (url) => {
  expect(linkTo(url)).toEqual([])
})
