/**
 * Starts cms: environment → tables → Strapi, in production mode and from the compiled files beside this one.
 * Not a supervisor: it starts no database and generates no secrets (scripts/ does).
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createStrapi } from '@strapi/strapi'
import { EnvError, readEnv, type Env } from '@hl/config/env'
import { createLogger } from '@hl/config/logger'
import { exitWithParent } from '@hl/config/parent'
import { prepareTables } from './editorial/tables'

const REQUIRED = ['DATABASE_URL', 'APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY'] as const
const CLOSE_WITHIN_MS = 8_000

process.title = 'hl-cms'
process.env.NODE_ENV = 'production'
process.env.STRAPI_TELEMETRY_DISABLED = 'true'

const env = environment()
const log = createLogger({ service: 'cms', level: env.log.level, format: env.log.format })

exitWithParent()
void start()

async function start(): Promise<void> {
  const distDir = resolve(__dirname, '..')
  try {
    mkdirSync(join(env.dataDir, 'cms', 'public', 'uploads'), { recursive: true })
    mkdirSync(env.mediaDir, { recursive: true })
    await prepareTables(env.databaseUrl ?? '')
  } catch (error) {
    log.error('cms.start.refused', { error })
    const why = error instanceof Error ? error.message : String(error)
    stop(`Không khởi động được cms: ${why}. Quản trị máy chủ kiểm tra PostgreSQL ở DATABASE_URL và quyền ghi ở DATA_DIR, MEDIA_DIR.`)
  }
  closeInTime()
  // Strapi itself listens for SIGTERM and SIGINT, closes and exits; on an error at start it logs and exits with 1.
  await createStrapi({ appDir: resolve(distDir, '..'), distDir }).start()
  log.info('cms.ready', { host: env.cms.host, port: env.cms.port })
}

/** A request that hangs must not hold the shutdown up. */
function closeInTime(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref()
    })
  }
}

function environment(): Env {
  const missing = REQUIRED.filter((name) => !process.env[name])
  if (missing.length > 0)
    stop(`Thiếu biến môi trường ${missing.join(', ')}. Chạy "npm start" ở thư mục gốc, hoặc đặt chúng theo .env.example.`)
  try {
    return readEnv(process.env)
  } catch (error) {
    if (error instanceof EnvError) stop(error.message)
    throw error
  }
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
