/**
 * Two projects: `unit` (beside the files, two workers) and `e2e` (the whole system; run after, one at a time).
 * Shared code is taken from its sources, so that a test never reads a stale build.
 */

const swc = (importSource) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true, decorators: false },
      transform: { react: { runtime: 'automatic', importSource } },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
]
const swcPlain = [
  '@swc/jest',
  { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
]

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '/cms/.*\\.tsx$': swc('react'), '\\.tsx$': swc('hono/jsx'), '\\.ts$': swcPlain },
  moduleNameMapper: { '^@hl/config/(.*)$': '<rootDir>/config/src/$1' },
  modulePathIgnorePatterns: ['<rootDir>/(config|cms|publisher|scripts)/(dist|build)/', '<rootDir>/\\.data/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/build/', '/\\.data/'],
}

/** @type {import('jest').Config} */
module.exports = {
  maxWorkers: 2,
  collectCoverage: false,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '\\.e2e\\.test\\.tsx?$'],
    },
    { ...shared, displayName: 'e2e', testMatch: ['**/*.e2e.test.ts'] },
  ],
}
