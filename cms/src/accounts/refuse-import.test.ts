import { refuseImport } from './refuse-import'

test.each(['import', 'transfer'])('strapi %s is refused wherever its options stand', (command) => {
  expect(() => refuseImport(['node', 'strapi', command, '-f', 'x.tar.gz'])).toThrow('không qua duyệt')
  expect(() => refuseImport(['node', 'strapi', '--debug', command])).toThrow(`strapi ${command}`)
})

test('a start, a build and an export are not', () => {
  for (const argv of [
    ['node', 'main.js'],
    ['node', 'strapi', 'build'],
    ['node', 'strapi', 'export'],
  ])
    expect(() => refuseImport(argv)).not.toThrow()
})
