import { describe, expect, it } from '@jest/globals'
import { blockSchema, plainText, type Block } from '@hl/config/release'
import { Blocks, safeHref } from './blocks'

const html = (blocks: Block[]) => String(<Blocks blocks={blocks} images={new Map()} />)

describe('blocks become elements', () => {
  it('escapes every text, whatever an editor pasted', () => {
    const text = `<script>alert(1)</script><img src=x onerror="x">`
    expect(html([{ type: 'paragraph', children: [{ type: 'text', text }] }])).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;x&quot;&gt;</p>',
    )
  })

  it('keeps the text but not the address of a link that could run something', () => {
    for (const url of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '/\\evil.example',
      'vbscript:x',
      'java\nscript:x',
    ]) {
      const block: Block = { type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', text: 'bấm' }] }] }
      expect({ url, html: html([block]) }).toEqual({ url, html: '<p>bấm</p>' })
    }
    expect(safeHref('https://vanban.example/1')).toBe('https://vanban.example/1')
    expect(safeHref('/hoi-dap/')).toBe('/hoi-dap/')
    expect(safeHref('tel:113')).toBe('tel:113')
  })

  it('makes a real table of it: caption, column heads, escaped cells, in a box that scrolls', () => {
    const rows = [
      ['Nghề', 'Học phí'],
      ['Hàn <b>', 'Miễn phí\n(2026)'],
    ]
    const table = blockSchema.parse({ type: 'table', caption: 'Học phí', hasHeader: true, rows })
    expect(html([table])).toBe(
      '<section class="table" tabindex="0" aria-label="Học phí"><table><caption>Học phí</caption>' +
        '<thead><tr><th scope="col">Nghề</th><th scope="col">Học phí</th></tr></thead>' +
        '<tbody><tr><td>Hàn &lt;b&gt;</td><td>Miễn phí<br/>(2026)</td></tr></tbody></table></section>',
    )
    const bare = blockSchema.parse({ type: 'table', caption: null, hasHeader: false, rows })
    expect(html([bare])).not.toMatch(/<th|<caption/)
    expect(plainText([table])).toBe('Học phí\nNghề | Học phí\nHàn <b> | Miễn phí\n(2026)')
  })

  it('nests lists and marks, and never makes a second h1', () => {
    const block = blockSchema.parse({
      type: 'list',
      format: 'ordered',
      children: [
        { type: 'list-item', children: [{ type: 'text', text: 'một', bold: true, italic: true }] },
        { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [{ type: 'text', text: 'hai' }] }] },
      ],
    })
    expect(html([block, { type: 'heading', level: 1, children: [{ type: 'text', text: 'Mục' }] }])).toBe(
      '<ol><li><em><strong>một</strong></em><ul><li>hai</li></ul></li></ol><h2>Mục</h2>',
    )
  })
  it('leaves out what is empty, and no level of headings', () => {
    const heading = (level: number, text: string): Block => ({ type: 'heading', level, children: [{ type: 'text', text }] })
    const link: Block = { type: 'paragraph', children: [{ type: 'link', url: '/hoi-dap/', children: [{ type: 'text', text: '' }] }] }
    expect(html([heading(1, ' '), heading(4, 'a'), heading(2, 'b'), heading(3, 'c'), link])).toBe('<h2>a</h2><h2>b</h2><h3>c</h3>')
  })
})
