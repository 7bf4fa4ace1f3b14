/** What the publisher needs to be ready. A blocked or paused channel is not in it: the process is well, and says so elsewhere. */
import { constants } from 'node:fs'
import { access, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Migration } from '../migrations/migrate'
import type { Doorbell } from '../queue/doorbell'
import type { Probe } from './probe'
import type { Pulse } from './pulse'

export interface ProbeDeps {
  pool: Pool
  migrations: readonly Migration[]
  doorbell: Pick<Doorbell, 'depths' | 'names'>
  mediaDir: string
  siteDir: string
  /** what must beat, and after how long without a beat it has stopped */
  pulses: Readonly<Record<string, { pulse: Pulse; staleMs: number }>>
}

export function readinessProbes(deps: ProbeDeps): Probe[] {
  const beating = Object.entries(deps.pulses).map(([name, { pulse, staleMs }]): Probe => ({
    name,
    look: () => lookAtPulse(pulse, staleMs),
  }))
  return [
    { name: 'database', look: () => lookAtDatabase(deps.pool) },
    { name: 'migrations', look: () => lookAtMigrations(deps) },
    { name: 'queue', look: () => lookAtQueue(deps.doorbell) },
    { name: 'media', look: () => lookAtMedia(deps) },
    { name: 'site', look: () => lookAtSite(deps.siteDir) },
    ...beating,
  ]
}

async function lookAtDatabase(pool: Pool): Promise<string | null> {
  await pool.query('select 1')
  return null
}

async function lookAtMigrations({ pool, migrations }: ProbeDeps): Promise<string | null> {
  const { rows } = await pool.query<{ id: number }>('select id from migration')
  const done = new Set(rows.map((row) => row.id))
  const missing = migrations.filter((migration) => !done.has(migration.id)).map((migration) => migration.name)
  return missing.length === 0 ? null : `Cơ sở dữ liệu thiếu bước nâng cấp: ${missing.join(', ')}. Khởi động lại hl-publisher.`
}

async function lookAtQueue(doorbell: ProbeDeps['doorbell']): Promise<string | null> {
  const depths = await doorbell.depths()
  const silent = doorbell.names.filter((name) => !(name in depths))
  return silent.length === 0 ? null : `Hàng đợi không trả lời: ${silent.join(', ')}. Việc đã nhận vẫn còn trong cơ sở dữ liệu.`
}

/** cms makes the folder with its first upload; once anything was approved it has to be there. */
async function lookAtMedia({ pool, mediaDir }: ProbeDeps): Promise<string | null> {
  try {
    await access(mediaDir, constants.R_OK | constants.X_OK)
    return null
  } catch (error) {
    const isMissing = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
    if (isMissing && (await pool.query('select 1 from release limit 1')).rowCount === 0) return null
    return 'Không đọc được kho tệp (MEDIA_DIR). Kiểm tra ổ đĩa và quyền đọc của tài khoản chạy hl-publisher.'
  }
}

async function lookAtSite(siteDir: string): Promise<string | null> {
  const file = join(siteDir, `.probe-${process.pid}`)
  try {
    await writeFile(file, '')
    await rm(file)
    return null
  } catch {
    // whatever the reason, it is said by the same sentence and looked into by `npm run doctor`
    return 'Không ghi được vào thư mục website (SITE_DIR). Kiểm tra ổ đĩa và quyền ghi; chạy npm run doctor.'
  }
}

async function lookAtPulse(pulse: Pulse, staleMs: number): Promise<string | null> {
  const ageMs = pulse.ageMs()
  return ageMs <= staleMs ? null : `Không chạy được vòng nào trong ${Math.round(ageMs / 1000)} giây.`
}
