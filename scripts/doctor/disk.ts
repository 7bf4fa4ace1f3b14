/** Room and the right to write, where the system keeps its things. */
import { statfsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Check } from './check'
import { broken, good, look, type Finding } from './finding'

const MIB = 1024 ** 2
const BROKEN_BELOW = 256 * MIB
const LOOK_BELOW = 1024 * MIB

export const disk: Check = {
  name: 'Ổ đĩa',
  async look({ env }) {
    const folders = [...new Set([env.dataDir, env.mediaDir, env.siteDir])]
    const rooms = await Promise.all(folders.map(async (folder) => [await roomAt(folder), ...(await mayWrite(folder))]))
    return rooms.flat()
  },
}

async function roomAt(folder: string): Promise<Finding> {
  const { bavail, bsize } = statfsSync(await nearest(folder))
  return judgeRoom({ folder, free: bavail * bsize })
}

export function judgeRoom({ folder, free }: { folder: string; free: number }): Finding {
  const left = `${folder} còn ${free >= 1024 * MIB ? `${(free / 1024 / MIB).toFixed(1)} GB` : `${Math.floor(free / MIB)} MB`}`
  if (free < BROKEN_BELOW) return broken(`${left}: hệ thống không khởi động dưới 256 MB.`, 'Dọn ổ đĩa để còn ít nhất 1 GB.')
  if (free < LOOK_BELOW) return look(`${left}.`, 'Dọn ổ đĩa sớm; một phim tải lên cần chỗ gấp đôi nó.')
  return good(left)
}

async function mayWrite(folder: string): Promise<Finding[]> {
  try {
    const probe = await mkdtemp(join(await nearest(folder), '.doctor-'))
    await rm(probe, { recursive: true })
    return []
  } catch {
    // full, read-only, not ours: `roomAt` tells the first, an administrator the others
    return [broken(`Không ghi được vào ${folder}.`, 'Cấp quyền ghi cho tài khoản chạy hệ thống, hoặc đặt biến thư mục khác.')]
  }
}

/** The folder itself, or the one it will be made in. */
async function nearest(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  return isThere || dirname(folder) === folder ? folder : nearest(dirname(folder))
}
