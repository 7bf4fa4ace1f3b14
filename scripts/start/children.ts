/** The three programs of the system: which file, under which name, with what environment. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../environment'
import type { ChildLog } from './child-log'

export const CHILDREN = {
  'hl-cms': { script: 'cms/dist/src/main.js', cwd: 'cms' },
  'hl-publisher': { script: 'publisher/dist/main.js', cwd: '.' },
  'hl-sandbox': { script: 'publisher/dist/sandbox/main.js', cwd: '.' },
} as const
export type ChildName = keyof typeof CHILDREN

/**
 * V8 otherwise lets the space for what was just made grow to three times 16 MiB and seldom gives it back. Measured without sample
 * content: cms 182 MiB in place of 259, the publisher 116 in place of 97 to 145.
 */
const LEAN_HEAP = '--max-semi-space-size=4'
/** glibc otherwise keeps what pictures and uploads once needed: measured 64 MB less for the publisher after 23 pictures. */
const LEAN_MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' }

export interface LaunchOptions {
  name: ChildName
  environment: Readonly<Record<string, string | undefined>>
  log: ChildLog
}

/**
 * In a group of its own, because Ctrl-C in a terminal goes to the whole group and the order of the end is ours; with an
 * IPC channel, whose closing tells it that we are gone (config/src/parent.ts).
 */
export function launchChild({ name, environment, log }: LaunchOptions): ChildProcess {
  const { script, cwd } = CHILDREN[name]
  const child = spawn(process.execPath, [LEAN_HEAP, join(ROOT, script)], {
    cwd: join(ROOT, cwd),
    env: { ...LEAN_MEMORY, ...environment, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  if (child.stdout) log.read(child.stdout)
  if (child.stderr) log.read(child.stderr)
  return child
}
