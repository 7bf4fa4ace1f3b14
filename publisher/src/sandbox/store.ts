/**
 * The sandbox's memory: one JSON file a record, so that a write costs the same with ten posts and with ten thousand.
 * A write is temp + rename and is finished before the call is answered; a restart reads everything back.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'

export interface Collection<T extends { id: string }> {
  get(id: string): T | undefined
  /** in the order they were first put; after a restart in the order of `byAge` */
  all(): T[]
  put(record: T): Promise<void>
  remove(id: string): Promise<void>
}

export interface Store {
  collection<T extends { id: string }>(args: { name: string; schema: z.ZodType<T>; byAge: (record: T) => number }): Promise<Collection<T>>
  /** where the bytes of uploads and scraped pictures lie */
  mediaFile(name: string): string
  clear(): Promise<void>
  /** resolves when every write begun so far is on disk */
  idle(): Promise<void>
}

export async function openStore({ dir }: { dir: string }): Promise<Store> {
  const mediaDir = join(dir, 'media')
  await mkdir(mediaDir, { recursive: true })
  const maps: Map<string, unknown>[] = []
  const folders: string[] = []
  let tail: Promise<unknown> = Promise.resolve()

  function queued(write: () => Promise<void>): Promise<void> {
    const mine = tail.then(write)
    tail = mine.catch(() => undefined)
    return mine
  }

  return {
    async collection({ name, schema, byAge }) {
      const folder = join(dir, name)
      await mkdir(folder, { recursive: true })
      const records = await load({ folder, schema })
      const map = new Map(records.sort((a, b) => byAge(a) - byAge(b)).map((record) => [record.id, record]))
      maps.push(map)
      folders.push(folder)
      return {
        get: (id) => map.get(id),
        all: () => [...map.values()],
        put(record) {
          map.set(record.id, record)
          return queued(() => writeRecord({ folder, id: record.id, record }))
        },
        remove(id) {
          map.delete(id)
          return queued(() => rm(join(folder, fileName(id)), { force: true }))
        },
      }
    },
    mediaFile: (name) => join(mediaDir, fileName(name).replace(/\.json$/, '')),
    clear() {
      for (const map of maps) map.clear()
      return queued(async () => {
        for (const folder of [...folders, mediaDir]) {
          await rm(folder, { recursive: true, force: true })
          await mkdir(folder, { recursive: true })
        }
      })
    },
    idle: async () => void (await tail),
  }
}

async function load<T>({ folder, schema }: { folder: string; schema: z.ZodType<T> }): Promise<T[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  return Promise.all(names.map(async (name) => schema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))))
}

async function writeRecord({ folder, id, record }: { folder: string; id: string; record: unknown }): Promise<void> {
  const target = join(folder, fileName(id))
  await writeFile(`${target}.new`, JSON.stringify(record, null, 2))
  await rename(`${target}.new`, target)
}

/** Ids come from us, but may hold `/` or `:`; base64url keeps case apart on any file system. */
function fileName(id: string): string {
  return `${/^[\w-]+$/.test(id) ? id : Buffer.from(id).toString('base64url')}.json`
}
