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
