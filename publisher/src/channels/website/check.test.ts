import { describe, expect, it } from '@jest/globals'
import { ChannelUnavailable } from '../errors'
import { siteError } from './errors'
import { checkRelease } from './check'
import { rssFeed } from './feeds'
import { BASE_KEYS, formatKey, keysOfChange, parseKey } from './keys'
import type { Card } from './site-store'
import { exampleRelease } from '../../release/example-release'

describe('the website channel', () => {
  it('keeps an empty item and a film without a file from being placed, and only warns of what is unkind to readers', () => {
    const release = exampleRelease({ documentId: 'doc1' })
    const levels = (own: Partial<typeof release>) => checkRelease({ ...release, ...own }).map(({ field, level }) => `${level} ${field}`)
    expect(levels({})).toEqual([])
    expect(levels({ body: [] })).toEqual(['error body'])
    expect(levels({ type: 'video' })).toEqual(['error video', 'warning captions'])
    expect(levels({ summary: ' ' })).toEqual(['warning summary'])
  })

  it('faults of disk and database are passing and name who must act; anything else is a bug of ours', () => {
    const told = (code: string) => siteError(Object.assign(new Error('x'), { code }))
    expect(told('ENOSPC')).toMatchObject({ name: 'ChannelUnavailable', code: 'website.disk.full', who: 'operator' })
    expect(told('EACCES')).toMatchObject({ code: 'website.disk.denied', who: 'operator' })
    for (const code of ['57P01', '08006', '40P01', '53300', 'ECONNREFUSED']) {
      expect(told(code)).toBeInstanceOf(ChannelUnavailable)
      expect(told(code)).toMatchObject({ code: 'website.database', who: 'nobody' })
    }
    const bug = new TypeError('x is undefined')
    expect(siteError(bug)).toBe(bug)
    expect(told('23505')).not.toBeInstanceOf(ChannelUnavailable)
  })

  it('spells every key so that it can be read back', () => {
    const more = [
      { kind: 'older', list: 'section:a1', page: 12 },
      { kind: 'rss', list: 'section:a1' },
      { kind: 'feed', list: 'unit:a1' },
      { kind: 'newest', list: 'tag:a1' },
      { kind: 'entry-sitemap', part: 2 },
      { kind: 'page', documentId: 'b2' },
    ] as const
    for (const key of [...BASE_KEYS, ...more]) expect(parseKey(formatKey(key))).toEqual(key)
    expect(() => parseKey('nothing/known')).toThrow()
  })

  it('raises the page before only when a new one opens after it', () => {
    const raised = (place: number, isNew: boolean) =>
      keysOfChange({
        taken: new Map([['section:a', place]]),
        left: new Map(),
        opened: new Set(isNew ? ['section:a'] : []),
        returned: new Set(),
      })
    expect(raised(41, true)).toEqual(expect.arrayContaining(['older/section:a/2', 'older/section:a/3']))
    expect(raised(41, false)).not.toContain('older/section:a/2')
    expect(raised(42, true)).not.toContain('older/section:a/2')
  })

  it('feeds stay well-formed whatever a title holds', () => {
    const title = '<b> & "x" \u0001'
    const card: Card = {
      documentId: 'd',
      type: 'article',
      path: '/bai-viet/d/',
      title,
      summary: ']]>',
      cover: null,
      publishedAt: new Date(0),
      changedAt: new Date(0),
      correctedAt: null,
    }
    const frame = { siteUrl: 'https://vidu.example', mode: 'real', imprint: null, links: [] } as const
    const rss = rssFeed({
      frame,
      title: 'A & B',
      path: '/rss.xml',
      pagePath: '/',
      description: 'x',
      cards: [card],
      contents: new Map([['d', '<a href="/x/">]]></a>']]),
    })
    expect(rss).toContain('<content:encoded>&lt;a href=&quot;https://vidu.example/x/&quot;&gt;]]&gt;&lt;/a&gt;</content:encoded>')
    expect(rss).toContain('<title>&lt;b&gt; &amp; &quot;x&quot; </title>')
    expect(rss).toContain('<description>]]&gt;</description>')
    expect(rss).toContain('<title>A &amp; B</title>')
  })
})
