/** How old the newest backup is. Where none is kept on this machine, somebody else must say so. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Check } from './check'
import { broken, good, look } from './finding'

const DAY_MS = 86_400_000
const LOOK_AFTER_DAYS = 2
const BROKEN_AFTER_DAYS = 14

export const backups: Check = {
  name: 'Sao lưu',
  async look({ env }) {
    const folder = join(env.dataDir, 'backups')
    const names = await readdir(folder).catch(() => [])
    const times = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs))
    return [judgeBackups({ folder, newestAt: times.length > 0 ? Math.max(...times) : null, now: Date.now() })]
  },
}

export function judgeBackups({ folder, newestAt, now }: { folder: string; newestAt: number | null; now: number }) {
  const todo = 'Sao lưu cơ sở dữ liệu, kho tệp (media) và secrets.json ra máy khác mỗi ngày, và thử khôi phục.'
  if (newestAt === null) return look(`không có bản nào trong ${folder}; nếu sao lưu ở nơi khác thì bỏ qua dòng này.`, todo)
  const days = Math.floor((now - newestAt) / DAY_MS)
  if (days > BROKEN_AFTER_DAYS) return broken(`bản mới nhất đã ${days} ngày.`, todo)
  if (days > LOOK_AFTER_DAYS) return look(`bản mới nhất đã ${days} ngày.`, todo)
  return good(days === 0 ? 'bản mới nhất trong vòng một ngày' : `bản mới nhất ${days} ngày trước`)
}
