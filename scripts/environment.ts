/** The environment of every script: `.env` in the project folder below the real environment, then parsed by config/. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Env, EnvError, readEnv } from '@hl/config/env'
import { Stop } from './stop-sentence'

/** The project folder; this file runs from scripts/dist, or from scripts in a test. */
export const ROOT = resolve(__dirname, __dirname.endsWith('dist') ? '../..' : '..')

/** @returns the parsed environment, and the raw one to hand to children; DATA_DIR is relative to the project folder */
export function loadEnvironment(): { env: Env; raw: Record<string, string | undefined> } {
  const file = join(ROOT, '.env')
  const raw = { ...(existsSync(file) ? parseEnvFile(readFileSync(file, 'utf8')) : {}), ...process.env }
  const dataDir = resolve(ROOT, raw['DATA_DIR']?.trim() || '.data')
  try {
    return { env: readEnv({ ...raw, DATA_DIR: dataDir }), raw: { ...raw, DATA_DIR: dataDir } }
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    const lines = error.problems.map((problem) => `  - ${problem}`).join('\n')
    throw new Stop(`Cấu hình chưa đúng; sửa các biến môi trường (hoặc tệp .env) sau rồi chạy lại lệnh:\n${lines}`, { cause: error })
  }
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
