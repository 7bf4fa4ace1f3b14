// @ts-check
/** TypeScript to JavaScript for config, publisher and scripts; nothing when no source changed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs'
import { SetupError, lastLines, quietly, step } from './say.mjs'

const PARTS = {
  everything: {
    project: '.',
    paths: ['tsconfig.json', 'package-lock.json', 'config', 'publisher', 'scripts'],
    outputs: ['config/dist/env.js', 'publisher/dist', 'scripts/dist/start.js'],
  },
  /** enough to run the test script, which takes all other code from its sources */
  scripts: {
    project: 'scripts',
    paths: ['tsconfig.json', 'package-lock.json', 'config', 'scripts'],
    outputs: ['config/dist/env.js', 'scripts/dist/test.js'],
  },
}

/** @param {{ root: string, part: keyof typeof PARTS, isStrict: boolean }} options isStrict: a type error stops the set-up */
export async function compile({ root, part, isStrict }) {
  const { project, paths, outputs } = PARTS[part]
  const stampFile = join(root, `node_modules/.hl-compiled-${part}`)
  const isSource = (/** @type {string} */ path) => /\.(ts|tsx|mjs|json)$/.test(path) && !/\.test\.tsx?$/.test(path)
  const inputs = fingerprint({ root, paths, accept: isSource })
  if (readStamp(stampFile) === inputs && outputs.every((output) => existsSync(join(root, output)))) return
  const { code, output } = await step('Biên dịch mã nguồn', () =>
    quietly({ command: process.execPath, args: [join(root, 'node_modules/typescript/bin/tsc'), '-b', project], cwd: root }),
  )
  if (code === 0) return writeStamp(stampFile, inputs)
  if (isStrict || !outputs.every((path) => existsSync(join(root, path)))) {
    throw new SetupError(`Mã nguồn có lỗi nên không biên dịch được. Người lập trình cần sửa:\n${lastLines(output, 30)}`)
  }
}
