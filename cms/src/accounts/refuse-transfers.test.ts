import { refuseTransfers } from './refuse-transfers'

test.each(['import', 'transfer', 'export'])('strapi %s is refused wherever its options stand', (command) => {
  expect(() => refuseTransfers(['node', 'strapi', command, '-f', 'x.tar.gz'])).toThrow('không để lại vết')
  expect(() => refuseTransfers(['node', 'strapi', '--debug', command])).toThrow(`strapi ${command}`)
})

test('a start and a build are not', () => {
  for (const argv of [
    ['node', 'main.js'],
    ['node', 'strapi', 'build'],
    ['node', 'strapi', 'toString'],
  ])
    expect(() => refuseTransfers(argv)).not.toThrow()
})
