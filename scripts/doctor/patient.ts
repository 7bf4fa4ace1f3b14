/**
 * What is known of this system before anything is asked of it: as much of the configuration as can be read, the secrets that
 * are there, whether it runs. Makes nothing and starts nothing, unlike every other command.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { EnvError, readEnv, type Env } from '@hl/config/env'
import { isAlive } from '../processes'
import { runningPostgres } from '../postgres/leftover'
import { inVietnamese } from './vietnamese-problems'

export type Raw = Readonly<Record<string, string | undefined>>

export interface Patient {
  /** what could be read of it; the rest is left at its default */
  env: Env
  /** Vietnamese, one a mistake */
  problems: string[]
  /** names set in `.env` */
  named: string[]
  envFile: string
  secrets: Readonly<Record<string, string>>
  /** what is wrong with secrets.json; null when it is well, or not made yet */
  secretsProblem: string | null
  /** a `npm start` of this DATA_DIR lives */
  isRunning: boolean
  /** the database that answers now; null: the embedded one, and it is off */
  databaseUrl: string | null
}

const textMap = z.record(z.string(), z.string())
const lockSchema = z.object({ pid: z.int() })

export function admit({ raw, named, envFile }: { raw: Raw; named: string[]; envFile: string }): Patient {
  const { env: first, problems } = readAnyway(raw)
  const { secrets, secretsProblem } = readSecrets(first.dataDir)
  const { env } = readAnyway({ ...secrets, ...filled(raw) })
  const embedded = runningPostgres(join(env.dataDir, 'postgres'))
  const password = encodeURIComponent(secrets['POSTGRES_PASSWORD'] ?? '')
  const embeddedUrl = embedded ? `postgresql://postgres:${password}@127.0.0.1:${embedded.port}/hl` : null
  return {
    ...{ env, problems, named, envFile, secrets, secretsProblem },
    isRunning: isStarted(env.dataDir),
    databaseUrl: env.databaseUrl ?? embeddedUrl,
  }
}

/** Leaves out what is wrong, one mistake after the other, until the rest can be read. */
function readAnyway(raw: Raw): { env: Env; problems: string[] } {
  const problems: string[] = []
  let left = { ...raw }
  for (;;) {
    try {
      return { env: readEnv(left), problems }
    } catch (error) {
      if (!(error instanceof EnvError)) throw error
      problems.push(...error.problems.map(inVietnamese))
      left = withoutFaults({ left, problems: error.problems })
    }
  }
}

/** Without the variables that are named as wrong; where only an absent one is named, without the group that wants it. */
function withoutFaults({ left, problems }: { left: Raw; problems: readonly string[] }): Raw {
  const without = (isWrong: (name: string) => boolean) => Object.fromEntries(Object.entries(left).filter(([name]) => !isWrong(name)))
  const named = problems.flatMap((problem) => problem.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? [])
  if (named.some((name) => left[name] !== undefined)) return without((name) => named.includes(name))
  const group = GROUPS.find((prefix) => isReadable(without((name) => name.startsWith(prefix))))
  return group ? without((name) => name.startsWith(group)) : { DATA_DIR: left['DATA_DIR'] }
}

/** Variables that are set together. */
const GROUPS = ['SMTP_', 'NOTICE_', 'FACEBOOK_', 'YOUTUBE_'] as const

function isReadable(raw: Raw): boolean {
  try {
    readEnv(raw)
    return true
  } catch {
    // which mistake it still has is told by the next round
    return false
  }
}

function filled(raw: Raw): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value?.trim()))
}

function readSecrets(dataDir: string): { secrets: Record<string, string>; secretsProblem: string | null } {
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) return { secrets: {}, secretsProblem: null }
  try {
    return { secrets: textMap.parse(JSON.parse(readFileSync(file, 'utf8'))), secretsProblem: null }
  } catch {
    // cut short, edited by hand, or not ours to read: the way out is the same
    return { secrets: {}, secretsProblem: `Không đọc được ${file}` }
  }
}

function isStarted(dataDir: string): boolean {
  try {
    return isAlive(lockSchema.parse(JSON.parse(readFileSync(join(dataDir, 'lock'), 'utf8'))).pid)
  } catch {
    // no lock, or one that names nobody
    return false
  }
}
