/** Imports go one way, and never in a circle. Run by `npm run check`. */

/** In the publisher a folder may use those before it, never those behind it (DESIGN §3). */
const ORDER = ['release', 'audit', 'channels', 'delivery', 'fan-out', 'outbox', 'drift', 'reach', 'operations', 'http']

const oneWay = ORDER.slice(0, -1).map((folder, index) => ({
  name: `publisher-one-way-${folder}`,
  comment: `publisher/src/${folder} may not use what is built on it: ${ORDER.slice(index + 1).join(', ')}`,
  severity: 'error',
  from: { path: `^publisher/src/${folder}/` },
  to: { path: `^publisher/src/(${ORDER.slice(index + 1).join('|')})/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...oneWay,
    {
      name: 'channels-know-no-queue-and-no-database',
      comment: 'A channel talks to its platform; what is saved goes through the context it is given',
      severity: 'error',
      from: { path: '^publisher/src/channels/' },
      to: { path: '(^|/)node_modules/(bullmq|pg|ioredis)/|^publisher/src/(queue/|migrations/|database\\.ts$)' },
    },
    {
      name: 'channels-know-not-each-other',
      severity: 'error',
      from: { path: '^publisher/src/channels/([^/]+)/' },
      to: { path: '^publisher/src/channels/([^/]+)/', pathNot: '^publisher/src/channels/$1/' },
    },
    {
      name: 'sandbox-stands-apart',
      comment: 'The stand-ins share no code with what they test: one misreading must not hide another',
      severity: 'error',
      from: { path: '^publisher/src/sandbox/' },
      to: { path: '^publisher/src/', pathNot: '^publisher/src/sandbox/' },
    },
    {
      name: 'nobody-uses-the-sandbox',
      severity: 'error',
      from: { path: '^publisher/src/', pathNot: '^publisher/src/sandbox/' },
      to: { path: '^publisher/src/sandbox/' },
    },
    { name: 'main-is-the-root', severity: 'error', from: {}, to: { path: '^(publisher|cms)/src/(sandbox/)?main\\.ts$' } },
    { name: 'config-stands-alone', severity: 'error', from: { path: '^config/' }, to: { path: '^(cms|publisher|scripts)/' } },
    { name: 'cms-and-publisher-are-strangers', severity: 'error', from: { path: '^cms/' }, to: { path: '^(publisher|scripts)/' } },
    { name: 'publisher-and-cms-are-strangers', severity: 'error', from: { path: '^publisher/' }, to: { path: '^(cms|scripts)/' } },
    { name: 'no-missing-module', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    // Tests may reach across: they put parts together to see them work.
    exclude: { path: '\\.test\\.tsx?$|/testing/|(^|/)(dist|build|\\.cache|\\.strapi)/|^cms/src/admin/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
}
