/** One start per DATA_DIR. The lock names the parent and its children, so that a start after `kill -9` can clear up first. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { commandLine, endProcess, isAlive } from '../processes'
import { Stop } from '../stop-sentence'
import { errorCode } from '../error-code'

export interface Lock {
  /** rewritten whenever a child starts */
  setChildren(pids: readonly number[]): void
  release(): void
}

const lockSchema = z.object({ pid: z.int(), children: z.array(z.int()) })
/** How our processes look to the operating system: the titles they give themselves, or the command before they did. */
const OUR_CHILD = /^(hl-(cms|publisher|sandbox))\b|dist\/(src\/|sandbox\/)?main\.js/
const OUR_PARENT = /^hl-start\b|scripts\/dist\/start\.js/

export async function takeLock(dataDir: string): Promise<Lock> {
  const file = join(dataDir, 'lock')
  const own = (children: readonly number[]) => JSON.stringify({ pid: process.pid, children })
  for (;;) {
    try {
      writeFileSync(file, own([]), { flag: 'wx' })
      return {
        setChildren: (pids) => writeFileSync(file, own(pids)),
        release: () => rmSync(file, { force: true }),
      }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
      await clearStale(file)
    }
  }
}

/** @throws Stop when the holder is alive */
async function clearStale(file: string): Promise<void> {
  const holder = parse(file)
  if (holder && holder.pid !== process.pid && isAlive(holder.pid) && OUR_PARENT.test(commandLine(holder.pid))) {
    throw new Stop(
      `Hệ thống đang chạy với dữ liệu này (tiến trình ${holder.pid}, ${file}). Hãy dừng nó trước (Ctrl-C hoặc kill ${holder.pid}), hoặc đặt DATA_DIR khác.`,
    )
  }
  const left = (holder?.children ?? []).filter((pid) => isAlive(pid) && OUR_CHILD.test(commandLine(pid)))
  await Promise.all(left.map((pid) => endProcess({ pid, signals: ['SIGTERM', 'SIGKILL'], waitMs: 9_000 })))
  rmSync(file, { force: true })
}

function parse(file: string): z.infer<typeof lockSchema> | null {
  if (!existsSync(file)) return null
  try {
    return lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // cut short by a crash in mid-write: it names nobody
    return null
  }
}
