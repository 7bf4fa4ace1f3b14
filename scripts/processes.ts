/** What the operating system knows about a process id. Ids are used again, so an id alone proves nothing. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from './error-code'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** The command with its arguments, or the title it gave itself; empty when there is no such process. */
export function commandLine(pid: number): string {
  if (existsSync(`/proc/${pid}/cmdline`)) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    // `ps` fails for a process that is gone, which answers the question
    return ''
  }
}

export interface EndRequest {
  pid: number
  /** sent in this order, each with its own time to work */
  signals: readonly NodeJS.Signals[]
  waitMs: number
}

/** @returns whether it is gone */
export async function endProcess({ pid, signals, waitMs }: EndRequest): Promise<boolean> {
  for (const signal of signals) {
    if (isAlive(pid)) process.kill(pid, signal)
    for (const until = Date.now() + waitMs; Date.now() < until && isAlive(pid);) await sleep(25)
    if (!isAlive(pid)) return true
  }
  return false
}

/** In a container without an init nobody collects what its parent left: dead, but still listed. */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    // no /proc on this system: then the signal's answer has to do
    return false
  }
}
