/** Files that a killed process was writing: whole or not, under names nobody asks for and nobody will give their own any more. */
import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** No write takes so long, not even a film's copy: what is younger may be another publisher's. */
const ABANDONED_MS = 3_600_000

/** @returns how many it removed */
export async function removeLeftovers(options: { siteDir: string; olderThanMs?: number }): Promise<number> {
  const { siteDir, olderThanMs = ABANDONED_MS } = options
  // the folder of media may itself be a link
  const removed = [await clear({ folder: siteDir, olderThanMs }), await clear({ folder: join(siteDir, 'media'), olderThanMs })]
  return removed.reduce((sum, count) => sum + count, 0)
}

async function clear({ folder, olderThanMs }: { folder: string; olderThanMs: number }): Promise<number> {
  let removed = 0
  // a folder may go meanwhile: it takes its leftovers along
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) removed += await clear({ folder: path, olderThanMs })
    else if (entry.name.endsWith('.tmp') && (await isAbandoned({ path, olderThanMs }))) {
      await rm(path, { force: true })
      removed += 1
    }
  }
  return removed
}

/** By the time it got its name: a film's bytes, linked and not copied, are older. */
async function isAbandoned({ path, olderThanMs }: { path: string; olderThanMs: number }): Promise<boolean> {
  const found = await lstat(path).catch(() => null)
  return found !== null && Date.now() - found.ctimeMs >= olderThanMs
}
