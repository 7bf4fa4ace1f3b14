/** `hl-publisher` as operators run it: the compiled main file in a process of its own, which a test may kill. */
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { waitFor } from './wait-for'

export interface Publisher {
  /** of the internal listener */
  url: string
  pid: number
  isAlive(): boolean
  /** @returns how it ended and after how long */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<{ code: number | null; signal: NodeJS.Signals | null; tookMs: number }>
  /** all it has logged, JSON a line */
  log(): string
}

export interface PublisherPorts {
  public: number
  internal: number
}

const MAIN = join(__dirname, '../../../dist/main.js')

/** @returns once it is ready */
export async function startPublisher(options: {
  ports: PublisherPorts
  logFile: string
  environment: Readonly<Record<string, string>>
}): Promise<Publisher> {
  const { ports, logFile, environment } = options
  const url = `http://127.0.0.1:${ports.internal}`
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      LOG_LEVEL: 'info',
      LOG_FORMAT: 'json',
      ...environment,
      PUBLIC_PORT: String(ports.public),
      INTERNAL_PORT: String(ports.internal),
    },
    // the IPC channel makes it end with the test run, as it ends with `npm start`
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const isAlive = () => child.exitCode === null && child.signalCode === null
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const isReady = async () => {
    if (!isAlive()) throw new Error(`hl-publisher ended with ${child.exitCode}:\n${readFileSync(logFile, 'utf8').slice(-4_000)}`)
    return (await fetch(`${url}/health/ready`).catch(() => null))?.ok ?? false
  }
  await waitFor({ what: 'hl-publisher to be ready', withinMs: 30_000, isTrue: isReady })
  return {
    url,
    pid: child.pid ?? 0,
    isAlive,
    async end(signal) {
      const startedAt = performance.now()
      child.kill(signal)
      await ended
      return { code: child.exitCode, signal: child.signalCode, tookMs: performance.now() - startedAt }
    },
    log: () => readFileSync(logFile, 'utf8'),
  }
}
