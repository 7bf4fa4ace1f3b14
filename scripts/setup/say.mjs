// @ts-check
/** What the set-up says: one line for every long step, and one sentence when it cannot go on. */
import { spawn } from 'node:child_process'

/** A failure a person can act on: printed as it is, without a stack. */
export class SetupError extends Error {}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`)
}

/**
 * Runs one long step and says every ten seconds that it is still going.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  say(`• ${name} …`)
  const timer = setInterval(() => say(`  … đang chạy, ${seconds()} giây`), 10_000)
  try {
    const result = await work()
    say(`  xong sau ${seconds()} giây`)
    return result
  } finally {
    clearInterval(timer)
  }
}

/**
 * Runs a command quietly; what it printed is shown only when it fails.
 * @param {{ command: string, args: string[], cwd: string, env?: Record<string, string | undefined> }} run
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function quietly({ command, args, cwd, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** @param {string} output */
export function lastLines(output, count = 15) {
  return output.trimEnd().split('\n').slice(-count).join('\n')
}
