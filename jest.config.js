/**
 * Three projects: `unit` (beside the files, two workers), `e2e` (one part booted for real) and `system` (all of it, started
 * as `npm start` does and shared by its files); the last two are run after the first, one file at a time.
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
  // a bound for what hangs, not for what a busy machine does slowly
  testTimeout: 20_000,
  testSequencer: '<rootDir>/jest.sequencer.mjs',
  collectCoverage: false,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '\\.e2e\\.test\\.tsx?$'],
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['**/*.e2e.test.ts'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '/scripts/'],
    },
    {
      ...shared,
      displayName: 'system',
      testMatch: ['<rootDir>/scripts/e2e/*.e2e.test.ts'],
      globalSetup: '<rootDir>/scripts/e2e/start-shared.ts',
      globalTeardown: '<rootDir>/scripts/e2e/stop-shared.ts',
    },
  ],
}
