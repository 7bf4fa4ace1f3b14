/** The environment of every script: `.env` in the project folder below the real environment, then parsed by config/. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Env, EnvError, readEnv } from '@hl/config/env'
import { Stop } from './stop-sentence'

/** The project folder; this file runs from scripts/dist, or from scripts in a test. */
export const ROOT = resolve(__dirname, __dirname.endsWith('dist') ? '../..' : '..')

/** @returns the parsed environment, and the raw one to hand to children; DATA_DIR is relative to the project folder */
export function loadEnvironment(): { env: Env; raw: Record<string, string | undefined> } {
  const { raw } = readEnvironment()
  try {
    return { env: readEnv(raw), raw }
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    const lines = error.problems.map((problem) => `  - ${problem}`).join('\n')
    throw new Stop(`Cấu hình chưa đúng; sửa các biến môi trường (hoặc tệp .env) sau rồi chạy lại lệnh:\n${lines}`, { cause: error })
  }
}

/** What is set, right or wrong; and which names `.env` sets. */
export function readEnvironment(): { raw: Record<string, string | undefined>; named: string[]; envFile: string } {
  const envFile = join(ROOT, '.env')
  const fromFile = existsSync(envFile) ? parseEnvFile(readFileSync(envFile, 'utf8')) : {}
  const raw = { ...fromFile, ...process.env }
  return { raw: { ...raw, DATA_DIR: resolve(ROOT, raw['DATA_DIR']?.trim() || '.data') }, named: Object.keys(fromFile), envFile }
}

/** `NAME=value` a line; `#` begins a comment; quotes keep spaces and `#`. */
export function parseEnvFile(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^#]*?))\s*(?:#.*)?$/.exec(line)
    if (match?.[1]) found[match[1]] = match[2] ?? match[3] ?? match[4] ?? ''
  }
  return found
}
