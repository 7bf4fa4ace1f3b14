/**
 * A copy of the site in a bucket, kept in step with SITE_DIR: what changed there is looked at again and put or removed, one
 * object a file. At a start, and when a rebuilt version went live, everything is compared. Publishing never waits for it.
 */
import { readdir, realpath } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Logger } from '@hl/config/logger'
import { startBeat } from '../beat'
import { onFileChange } from '../channels/website/file-changes'
import type { Bucket, BucketObject } from './bucket'
import { isSame, objectName, objectOf } from './bucket-object'
import { liveVersion } from './versions'

const BEAT_MS = 250
const AFTER_ERROR_MS = 5_000
const AT_ONCE = 8

export interface Mirror {
  close(): Promise<void>
}

export function startMirror({ bucket, siteDir, log }: { bucket: Bucket; siteDir: string; log: Logger }): Mirror {
  const changed = new Set<string>()
  let compared: string | null | undefined
  const stopListening = onFileChange((file) => {
    const name = objectName(relative(siteDir, file))
    if (name !== null) changed.add(name)
  })
  const beat = startBeat({
    async round() {
      const version = await liveVersion(siteDir)
      if (version !== compared) {
        log.info('mirror.compared', await compareAll({ bucket, siteDir }))
        compared = version
      }
      const names = [...changed]
      await each({
        names,
        async work(name) {
          // first forgotten: what changes meanwhile is looked at again
          changed.delete(name)
          await mirrorOne({ bucket, siteDir, name }).catch((error: unknown) => {
            changed.add(name)
            throw error
          })
        },
      })
      return BEAT_MS
    },
    afterErrorMs: AFTER_ERROR_MS,
    onError: (error) => log.warn('mirror.failed', { waiting: changed.size, error }),
  })
  return {
    async close() {
      await beat.close()
      stopListening()
      bucket.close()
    },
  }
}

async function mirrorOne({ bucket, siteDir, name }: { bucket: Bucket; siteDir: string; name: string }): Promise<void> {
  const object = await objectOf({ siteDir, name })
  await (object === null ? bucket.remove(name) : bucket.put(object))
}

async function compareAll({ bucket, siteDir }: { bucket: Bucket; siteDir: string }): Promise<{ put: number; removed: number }> {
  const there = await bucket.list()
  const names = await namesOnDisk(siteDir)
  let put = 0
  await each({
    names: [...names],
    async work(name) {
      const object = await objectOf({ siteDir, name })
      if (object === null) return
      if (isSame({ object, there: there.get(name) })) return release(object)
      await bucket.put(object)
      put += 1
    },
  })
  const surplus = [...there.keys()].filter((name) => !names.has(name))
  await each({ names: surplus, work: (name) => bucket.remove(name) })
  return { put, removed: surplus.length }
}

async function namesOnDisk(siteDir: string): Promise<Set<string>> {
  const root = await realpath(siteDir)
  const names = new Set<string>()
  for (const folder of [root, join(root, 'media')]) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const name = entry.isDirectory() ? null : objectName(relative(root, join(entry.parentPath, entry.name)))
      // the folder of media may itself be a link
      if (name !== null && name !== 'media') names.add(name)
    }
  }
  return names
}

async function each({ names, work }: { names: readonly string[]; work: (name: string) => Promise<void> }): Promise<void> {
  const open = [...names]
  const worker = async () => {
    for (let name = open.shift(); name !== undefined; name = open.shift()) await work(name)
  }
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker))
  const failed = ended.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

function release({ body }: BucketObject): void {
  if (!Buffer.isBuffer(body)) body.destroy()
}
