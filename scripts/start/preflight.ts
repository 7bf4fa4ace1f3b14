/** What can be known to be wrong before anything is started: each a sentence that says what to change. */
import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'
import type { Env } from '@hl/config/env'
import { Client } from 'pg'
import { isPortFree } from '../ports'
import { Stop } from '../stop-sentence'

const MIB = 1024 ** 2
const REFUSE_BELOW = 256 * MIB
const WARN_BELOW = 1024 * MIB

/** @returns a warning to print, or null */
export function checkDataDir(dataDir: string): string | null {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 })
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    throw new Stop(`Không ghi được vào thư mục dữ liệu ${dataDir}. Hãy cấp quyền ghi cho tài khoản đang chạy, hoặc đặt DATA_DIR khác.`, {
      cause: error,
    })
  }
  const { bavail, bsize } = statfsSync(dataDir)
  const free = bavail * bsize
  const sentence = `Ổ đĩa chứa ${dataDir} chỉ còn ${Math.floor(free / MIB)} MB`
  if (free < REFUSE_BELOW) throw new Stop(`${sentence}. Quản trị máy chủ cần dọn để còn ít nhất 1 GB rồi chạy lại lệnh.`)
  return free < WARN_BELOW ? `${sentence}; nên dọn sớm để còn ít nhất 1 GB.` : null
}

/** After a `kill -9` the last sockets take a moment to close, hence a second look before saying no. */
export async function checkPorts(env: Env): Promise<void> {
  const wanted = [
    { name: 'PUBLIC_PORT', ...env.public },
    { name: 'INTERNAL_PORT', ...env.internal },
    { name: 'CMS_PORT', ...env.cms },
    ...(env.isSandbox ? [{ name: 'SANDBOX_PORT', host: '127.0.0.1', port: env.sandbox.port }] : []),
  ]
  for (const [index, one] of wanted.entries()) {
    const twin = wanted.slice(0, index).find((other) => other.port === one.port)
    if (twin) throw new Stop(`${twin.name} và ${one.name} cùng đặt là cổng ${one.port}. Hãy đặt ${one.name} là một cổng khác.`)
    if (!(await isPortFree(one))) {
      throw new Stop(
        `Cổng ${one.port} (${one.name}) đang được chương trình khác dùng. Hãy dừng chương trình đó, hoặc đặt ${one.name} là một cổng khác.`,
      )
    }
  }
}

/** @param url DATABASE_URL; the password never appears in the sentence */
export async function checkDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version")
    if (Number(rows[0]?.version) < 140_000) throw new Stop('PostgreSQL trong DATABASE_URL quá cũ: cần bản 14 trở lên.')
  } catch (error) {
    if (error instanceof Stop) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new Stop(
      `Không kết nối được PostgreSQL trong DATABASE_URL (${why}). Hãy kiểm tra địa chỉ, mật khẩu và máy chủ, rồi chạy lại lệnh.`,
      {
        cause: error,
      },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}
