/** What happens once on an empty database: accounts, then the sample content. Remembered in DATA_DIR/first-run.json. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '@hl/config/env'
import { z } from 'zod'
import { adminApi } from '../admin-api'
import { seed } from '../seed/seed'
import { ensureAccounts } from './accounts'
import { localAddress } from './ready'
import type { Credentials } from './credentials'

export interface FirstRunOptions {
  env: Env
  internalToken: string
  isSeeding: boolean
  print(line: string): void
  signal: AbortSignal
}

const stateSchema = z.object({ seed: z.enum(['started', 'done']) })
const initSchema = z.object({ data: z.object({ hasAdmin: z.boolean() }) })

export async function firstRun({ env, internalToken, isSeeding, print, signal }: FirstRunOptions): Promise<Credentials | null> {
  const cmsUrl = localAddress(env.cms)
  const { hasAdmin } = initSchema.parse(await adminApi({ cmsUrl }).call({ method: 'GET', path: '/admin/init' })).data
  const file = join(env.dataDir, 'first-run.json')
  if (!hasAdmin) {
    print('• Tạo tài khoản quản trị và tài khoản cho từng vai trò …')
    // Before the first account: once there is one, the database no longer looks empty.
    writeFileSync(file, JSON.stringify({ seed: isSeeding ? 'started' : 'done' }))
  }
  const credentials = await ensureAccounts({ cmsUrl, dataDir: env.dataDir, internalToken })
  // A database that was here before us is never given sample content; a seeding that was cut short is finished.
  if (!credentials || !isSeeding || readState(file) !== 'started') return credentials
  await seed({ cmsUrl, credentials, print, signal })
  writeFileSync(file, JSON.stringify({ seed: 'done' }))
  return credentials
}

function readState(file: string): 'started' | 'done' | null {
  if (!existsSync(file)) return null
  return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).seed
}
