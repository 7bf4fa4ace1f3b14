import { refuseUnfitPage } from './fixed-pages'
import { toSiteEntry } from './site-entries'

test('a contributor with a pen name keeps the real name at home', () => {
  const row = { documentId: 'c1', name: 'Nguyễn Văn Thật', penName: ' Hướng Dương ' }
  expect(toSiteEntry('contributor', row)).toEqual({ kind: 'contributor', penName: 'Hướng Dương' })
  expect(toSiteEntry('contributor', { ...row, penName: null })).toEqual({ kind: 'contributor', penName: 'Nguyễn Văn Thật' })
})

test('a merged unit names the one it went into', () => {
  const row = {
    name: 'Công an tỉnh A',
    slug: 'a',
    level: 'province',
    validFrom: '2025-07-01',
    validTo: null,
    mergedInto: { documentId: 'u2' },
  }
  expect(toSiteEntry('unit', row)).toEqual({ kind: 'unit', ...row, mergedInto: 'u2' })
})

test('a row without the name readers would see is refused', () => {
  expect(() => toSiteEntry('section', { slug: 'x', name: null })).toThrow()
})

test('a fixed page carries its whole text, and the page it is a translation of', () => {
  const paragraph = { type: 'paragraph', children: [{ type: 'text', text: 'About us.' }] }
  const row = {
    slug: 'about',
    title: 'About',
    language: 'en',
    summary: ' ',
    body: [paragraph],
    position: 4,
    translationOf: { documentId: 'p1' },
  }
  expect(toSiteEntry('page', row)).toEqual({ kind: 'page', ...row, summary: null, translationOf: 'p1' })
})

test('a fixed page may have neither a picture nor an address that another part of the site has', () => {
  expect(() => refuseUnfitPage({ body: [{ type: 'image', image: {} }] })).toThrow('chưa nhận ảnh')
  expect(() => refuseUnfitPage({ slug: 'video' })).toThrow('Địa chỉ /video/')
  expect(() => refuseUnfitPage({ slug: 'lien-he', body: [{ type: 'paragraph' }] })).not.toThrow()
})

test('a legal document without an address of its own says none', () => {
  expect(toSiteEntry('legal-document', { number: '1/2026', title: 'Luật' })).not.toHaveProperty('slug', expect.anything())
})

test('a legal document hands out its file by its bytes, whatever it was called', () => {
  const stored = {
    name: 'luat.PDF',
    hash: 'luat_1',
    ext: '.PDF',
    mime: 'application/pdf',
    provider_metadata: { sha256: 'a'.repeat(64), size: 9 },
  }
  const row = { number: '1/2026', title: 'Luật' }
  expect(toSiteEntry('legal-document', { ...row, file: stored })).toHaveProperty('file', { sha256: 'a'.repeat(64), size: 9, ext: '.pdf' })
  expect(toSiteEntry('legal-document', { ...row, file: null })).toHaveProperty('file', null)
})
