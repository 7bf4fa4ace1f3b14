/** Redis, when it is used: new enough, dropping nothing by itself, keeping what it has over a restart. */
import { Redis } from 'ioredis'
import type { Check } from './check'
import { broken, good, look, type Finding } from './finding'

const CONNECT_MS = 5_000

export interface RedisFacts {
  version: string
  policy: string | null
  isAppending: boolean
}

export const queue: Check = {
  name: 'Hàng đợi',
  async look({ env, databaseUrl }) {
    if (env.redisUrl === null) return [good(databaseUrl === null ? 'trong PostgreSQL (đang tắt cùng nó)' : 'trong PostgreSQL')]
    const redis = new Redis(env.redisUrl, {
      lazyConnect: true,
      connectTimeout: CONNECT_MS,
      commandTimeout: CONNECT_MS,
      retryStrategy: null,
      maxRetriesPerRequest: 0,
    })
    redis.on('error', () => undefined)
    try {
      await redis.connect()
      return judgeRedis(await readFacts(redis))
    } catch {
      // its words name hosts and users; which of them is wrong, REDIS_URL tells whoever may read it
      return [
        broken(
          'không vào được Redis trong REDIS_URL.',
          'Kiểm tra địa chỉ, mật khẩu và Redis có đang chạy không. Việc đã nhận vẫn nằm trong cơ sở dữ liệu.',
        ),
      ]
    } finally {
      redis.disconnect()
    }
  },
}

async function readFacts(redis: Redis): Promise<RedisFacts> {
  const info = await redis.info()
  const line = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim() ?? ''
  // managed servers forbid CONFIG; INFO says the same of most
  return { version: line('redis_version'), policy: line('maxmemory_policy') || null, isAppending: line('aof_enabled') === '1' }
}

export function judgeRedis({ version, policy, isAppending }: RedisFacts): Finding[] {
  const findings: Finding[] = []
  if (Number.parseInt(version, 10) < 7) findings.push(broken(`Redis ${version} quá cũ: cần bản 7 trở lên.`, 'Nâng cấp Redis.'))
  if (policy !== null && policy !== 'noeviction')
    findings.push(broken(`maxmemory-policy là ${policy}: Redis tự bỏ việc đang chờ.`, 'Đặt maxmemory-policy noeviction.'))
  if (!isAppending) findings.push(look('appendonly đang tắt: khởi động lại Redis thì bộ phát phải tìm lại việc.', 'Đặt appendonly yes.'))
  return findings.length > 0 ? findings : [good(`Redis ${version}, noeviction, appendonly`)]
}
