/** This machine's clock against the database's and, when real channels are called anyway, against theirs. */
import { Client } from 'pg'
import type { Check } from './check'
import { broken, good, look, type Finding } from './finding'
import type { Patient } from './patient'

const ANSWER_MS = 4_000
const LOOK_AFTER_MS = 5_000
const BROKEN_AFTER_MS = 60_000

export const clock: Check = {
  name: 'Đồng hồ',
  async look(patient, signal) {
    const { env } = patient
    const hosts = env.isSandbox ? [] : [env.facebook?.graphUrl ?? null, env.youtube?.apiUrl ?? null].filter((url) => url !== null)
    const skews = await Promise.all([databaseSkew(patient), ...hosts.map((url) => httpSkew(url, signal))])
    const known = skews.filter((skew) => skew !== null)
    if (known.length === 0) return [look('không có gì để so: cơ sở dữ liệu đang tắt.', 'Khám lại khi hệ thống chạy.')]
    return known.map(judgeSkew)
  },
}

export interface Skew {
  against: string
  ms: number
}

export function judgeSkew({ against, ms }: Skew): Finding {
  const seconds = (Math.abs(ms) / 1000).toFixed(1)
  const todo = 'Bật đồng bộ giờ (chrony, systemd-timesyncd hoặc ntpd) trên cả hai máy.'
  if (Math.abs(ms) > BROKEN_AFTER_MS) return broken(`lệch ${against} ${seconds} giây: giờ hẹn và hạn mức sẽ sai.`, todo)
  if (Math.abs(ms) > LOOK_AFTER_MS) return look(`lệch ${against} ${seconds} giây.`, todo)
  return good(`khớp ${against} (lệch ${seconds} giây)`)
}

async function databaseSkew({ databaseUrl }: Patient): Promise<Skew | null> {
  if (databaseUrl === null) return null
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const sentAt = Date.now()
    const { rows } = await client.query<{ at: Date }>('select clock_timestamp() as at')
    const middle = (sentAt + Date.now()) / 2
    return rows[0] ? { against: 'cơ sở dữ liệu', ms: rows[0].at.getTime() - middle } : null
  } catch {
    // the database check says why
    return null
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A Date header has whole seconds: half of one is added. */
async function httpSkew(url: string, signal: AbortSignal): Promise<Skew | null> {
  const sentAt = Date.now()
  const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]) }).catch(() => null)
  const date = Date.parse(response?.headers.get('date') ?? '')
  return Number.isNaN(date) ? null : { against: new URL(url).hostname, ms: date + 500 - (sentAt + Date.now()) / 2 }
}
