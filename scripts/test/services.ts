/** The real services the tests run against: PostgreSQL, Redis, Chromium. Found on the machine, or installed where that is allowed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from 'node:net'
import { freePort } from '../ports'
import { watchParent } from '../postgres/watch-parent'
import { Stop } from '../stop-sentence'

export interface Program {
  /** names it may have in PATH */
  names: readonly string[]
  /** the Debian package that has it */
  debian: string
  purpose: string
}

export const REDIS: Program = { names: ['redis-server', 'valkey-server'], debian: 'redis-server', purpose: 'kiểm thử hàng đợi trên Redis' }
export const CHROMIUM: Program = {
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  debian: 'chromium',
  purpose: 'kiểm thử trên trình duyệt',
}

export const NGINX: Program = { names: ['nginx'], debian: 'nginx', purpose: 'kiểm thử máy chủ web trước trang' }

/** @throws Error with one sentence when the program is not there and may not be installed */
export function findProgram(program: Program): string {
  const found = inPath(program)
  if (found) return found
  const isInstallable = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (isInstallable) {
    console.log(`• Cài ${program.debian} bằng apt-get (${program.purpose}) …`)
    aptInstall(program.debian)
    const installed = inPath(program)
    if (installed) return installed
  }
  throw new Stop(`Cần ${program.debian} để ${program.purpose}, nhưng không tìm thấy. Hãy cài: sudo apt-get install -y ${program.debian}`)
}

export interface Redis {
  url: string
  stop(): Promise<void>
}

/** A Redis as production should have it (append-only, noeviction), in a folder that is thrown away. */
export async function startRedis({ program, folder }: { program: string; folder: string }): Promise<Redis> {
  const port = await freePort()
  const settings = ['--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--save', '']
  const child = spawn(program, ['--port', String(port), ...settings], { stdio: 'ignore', detached: true })
  const stopWatching = watchParent(child)
  for (const until = Date.now() + 15_000; !(await isListening(port)); await sleep(50)) {
    if (Date.now() > until || child.exitCode !== null) throw new Stop(`Redis (${program}) không khởi động được trong ${folder}.`)
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      stopWatching()
      await stopChild(child)
    },
  }
}

function inPath(program: Program): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/sbin', '/usr/local/bin']
  for (const name of program.names) {
    const folder = folders.find((candidate) => candidate !== '' && existsSync(join(candidate, name)))
    if (folder) return join(folder, name)
  }
  return null
}

/** Debian starts a Redis of its own after installing; policy-rc.d keeps a test run from leaving a service behind. */
function aptInstall(name: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const run = (args: readonly string[]) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 })
  const install = ['install', '-y', '--no-install-recommends', name]
  if (run(install).status === 0) return
  run(['update'])
  run(install)
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  child.kill('SIGTERM')
  await Promise.race([gone, sleep(5_000)])
  child.kill('SIGKILL')
}
