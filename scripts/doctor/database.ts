/** PostgreSQL: there, new enough, keeping what it confirms, with room for all our connections, and brought up to date. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { errorCode } from '../error-code'
import type { Check } from './check'
import { broken, good, look, type Finding } from './finding'

const CONNECT_MS = 5_000
/** cms 10, publisher 8, two workers and a pool a queue: 63 were seen under load. */
const LEAST_CONNECTIONS = 80

export interface Settings {
  version: number
  fsync: string
  synchronous_commit: string
  full_page_writes: string
  max_connections: number
  used: number
}

export const database: Check = {
  name: 'Cơ sở dữ liệu',
  async look({ env, databaseUrl }) {
    if (databaseUrl === null) {
      const isMade = existsSync(join(env.dataDir, 'postgres', 'PG_VERSION'))
      return [
        look(isMade ? 'PostgreSQL đi kèm đang tắt.' : 'PostgreSQL đi kèm chưa được tạo.', 'Chạy npm start rồi khám lại để kiểm đầy đủ.'),
      ]
    }
    const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MS, query_timeout: CONNECT_MS })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<Settings>(
        `select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
           current_setting('synchronous_commit') as synchronous_commit, current_setting('full_page_writes') as full_page_writes,
           current_setting('max_connections')::int as max_connections, (select count(*)::int from pg_stat_activity) as used`,
      )
      return rows[0] ? judgeSettings(rows[0]) : []
    } catch (error) {
      return [broken(`không vào được: ${causeOf(error)}.`, 'Kiểm tra DATABASE_URL, mật khẩu, và PostgreSQL có đang chạy không.')]
    } finally {
      await client.end().catch(() => undefined)
    }
  },
}

/** Never the address: a password may stand in it. */
function causeOf(error: unknown): string {
  const code = errorCode(error)
  if (code === 'ECONNREFUSED') return 'máy chủ từ chối kết nối, có lẽ PostgreSQL không chạy'
  if (code === 'ENOTFOUND') return 'không tìm thấy tên máy chủ'
  if (code === '28P01' || code === '28000') return 'sai tên hoặc mật khẩu'
  if (code === '3D000') return 'không có cơ sở dữ liệu mang tên đó'
  return `không có trả lời trong ${CONNECT_MS / 1000} giây (${String(code ?? 'hết giờ')})`
}

export function judgeSettings({ version, used, ...settings }: Settings): Finding[] {
  const findings: Finding[] = []
  if (version < 140_000)
    findings.push(broken(`PostgreSQL ${Math.floor(version / 10_000)} quá cũ: cần bản 14 trở lên.`, 'Nâng cấp PostgreSQL.'))
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'] as const) {
    if (settings[name] === 'off')
      findings.push(
        broken(`${name} đang tắt: mất điện là mất việc đã nhận, có thể đăng hai lần.`, `Bật ${name} trong postgresql.conf rồi nạp lại.`),
      )
  }
  if (settings.max_connections < LEAST_CONNECTIONS)
    findings.push(
      look(
        `max_connections là ${settings.max_connections}, nên từ ${LEAST_CONNECTIONS}.`,
        'Đặt max_connections = 200 rồi khởi động lại PostgreSQL.',
      ),
    )
  if (used > settings.max_connections * 0.8)
    findings.push(
      look(
        `${used} trong ${settings.max_connections} kết nối đang dùng.`,
        'Tìm chương trình giữ nhiều kết nối, hoặc tăng max_connections.',
      ),
    )
  if (findings.length > 0) return findings
  return [good(`PostgreSQL ${Math.floor(version / 10_000)}.${version % 10_000}, ghi bền, ${used}/${settings.max_connections} kết nối`)]
}
