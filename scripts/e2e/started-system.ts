/** The system as an operator has it: `node scripts/dist/start.js` in a process of its own, with its own data and ports. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from '../environment'
import { freePort } from '../ports'

export interface Addresses {
  dataDir: string
  cms: string
  site: string
  internal: string
  sandbox: string
}

export interface StartedSystem {
  addresses: Addresses
  process: ChildProcess
  output(): string
  /** how it ended */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export interface StartOptions {
  dataDir: string
  /** of an earlier start with the same data, so that it comes back where it was */
  ports?: Ports
  flags?: readonly string[]
  environment?: Readonly<Record<string, string>>
}

export interface Ports {
  CMS_PORT: string
  PUBLIC_PORT: string
  INTERNAL_PORT: string
  SANDBOX_PORT: string
}

export async function freePorts(): Promise<Ports> {
  const [cms, site, internal, sandbox] = [await freePort(), await freePort(), await freePort(), await freePort()]
  return { CMS_PORT: String(cms), PUBLIC_PORT: String(site), INTERNAL_PORT: String(internal), SANDBOX_PORT: String(sandbox) }
}

/** Starts it and returns at once; see `untilReady`. Only PATH and HOME of our environment are handed on. */
export async function startSystem({ dataDir, ports, flags = [], environment = {} }: StartOptions): Promise<StartedSystem> {
  const used = ports ?? (await freePorts())
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'scripts/dist/start.js'), ...flags], {
    cwd: ROOT,
    env: { PATH, HOME, DATA_DIR: dataDir, ...used, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return {
    addresses: {
      dataDir,
      cms: `http://127.0.0.1:${used.CMS_PORT}`,
      site: `http://127.0.0.1:${used.PUBLIC_PORT}`,
      internal: `http://127.0.0.1:${used.INTERNAL_PORT}`,
      sandbox: `http://127.0.0.1:${used.SANDBOX_PORT}`,
    },
    process: child,
    output: () => output,
    ended: new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal }))),
  }
}

/** The last line of the table is printed when everything, seeding included, is done. */
export async function untilReady({ system, withinMs }: { system: StartedSystem; withinMs: number }): Promise<void> {
  for (const until = Date.now() + withinMs; !system.output().includes('Ctrl-C'); await sleep(50)) {
    if (system.process.exitCode !== null) throw new Error(`The start ended with ${system.process.exitCode}:\n${system.output()}`)
    if (Date.now() > until) throw new Error(`Not ready within ${withinMs} ms:\n${system.output()}`)
  }
}

/** Asks again until it gets an answer that is not null or false, with a bound. */
export async function until<T>({ what, withinMs, ask }: { what: string; withinMs: number; ask(): Promise<T | null | false> }): Promise<T> {
  const end = performance.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer !== null && answer !== false) return answer
    if (performance.now() > end) throw new Error(`${what}: not within ${withinMs} ms`)
    await sleep(20)
  }
}
