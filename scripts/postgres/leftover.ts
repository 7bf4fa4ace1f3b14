/** A PostgreSQL left running by a parent that was killed with -9: found by its own pid file and stopped, so that the next start works. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandLine, endProcess, isAlive } from '../processes'
import { Stop } from '../stop-sentence'

/** Where the running server of this data folder listens, or null. */
export function runningPostgres(dataFolder: string): { pid: number; port: number } | null {
  const file = join(dataFolder, 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number)
  if (!pid || !port || !isPostgresOf({ pid, dataFolder })) return null
  return { pid, port }
}

/**
 * Stops what is left of an earlier run. The caller holds the lock of DATA_DIR, so nobody else is using it.
 * A pid file whose number now belongs to another program (usual after a container restart) is only removed:
 * PostgreSQL itself would refuse to start beside it.
 */
export async function stopLeftover(dataFolder: string): Promise<'none' | 'stopped' | 'stale'> {
  const file = join(dataFolder, 'postmaster.pid')
  if (!existsSync(file)) return 'none'
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || !isPostgresOf({ pid, dataFolder })) {
    rmSync(file, { force: true })
    return 'stale'
  }
  if (await endProcess({ pid, signals: ['SIGINT', 'SIGQUIT'], waitMs: 8_000 })) return 'stopped'
  throw new Stop(`PostgreSQL của lần chạy trước (tiến trình ${pid}) không chịu dừng. Hãy dừng tiến trình đó rồi chạy lại.`)
}

function isPostgresOf({ pid, dataFolder }: { pid: number; dataFolder: string }): boolean {
  if (!isAlive(pid)) return false
  const line = commandLine(pid)
  return line.includes('postgres') && line.includes(dataFolder)
}
