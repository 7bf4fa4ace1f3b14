/**
 * A publish or a takedown in a process of its own, which ends itself without a word at one of the moments it goes through:
 * before each file-system call, each statement and each commit. Run from the compiled sources; killed-publish.ts starts it.
 */
import fs from 'node:fs/promises'
import { writeFileSync, writeSync } from 'node:fs'
import { Client } from 'pg'
import type { Release } from '@hl/config/release'
import type { Json } from '../../channels/channel'
import { createRecordingContext } from '../../channels/recording-context'
import { createWebsiteChannel } from '../../channels/website'
import { createPool } from '../../database'
import { createMediaReader } from '../../media/media-reader'
import { createSiteStore } from '../site-store'

export interface Errand {
  databaseUrl: string
  siteDir: string
  siteUrl: string
  mediaDir: string
  documentId: string
  /** null: take it down */
  release: Release | null
  progress: Json
  /** where what is committed as progress is kept */
  progressFile: string
  at: number
  /** the moment it does not live to see; 0: it lives */
  diesAt: number
}

const CALLS = ['writeFile', 'rename', 'unlink', 'rm', 'symlink', 'link', 'mkdir'] as const

process.once('message', (errand: Errand) => {
  run(errand).then(
    () => process.exit(0),
    (error: unknown) => {
      writeSync(2, `${String(error instanceof Error ? error.stack : error)}\n`)
      process.exit(1)
    },
  )
})
process.send?.('ready')

async function run(errand: Errand): Promise<void> {
  const { databaseUrl, siteDir, siteUrl, mediaDir, documentId, release, progressFile } = errand
  const pool = createPool({ databaseUrl, max: 4, onError: () => undefined })
  const media = createMediaReader(mediaDir)
  const channel = createWebsiteChannel({ siteUrl, siteDir, site: createSiteStore({ pool }), media, mode: 'real', fetch })
  const clock = () => new Date(errand.at)
  const recording = createRecordingContext({ channel: 'website', media, deliveryId: `delivery-${documentId}`, clock })
  await recording.saveProgress(errand.progress)
  const ctx = {
    ...recording,
    get progress() {
      return recording.progress
    },
    async saveProgress(progress: Json) {
      writeFileSync(progressFile, JSON.stringify(progress))
      await recording.saveProgress(progress)
    },
  }
  dieAt(errand.diesAt)
  await channel.deliver(release ? { action: 'create', release, rendition: channel.render(release, []) } : { action: 'remove' }, ctx)
}

/** Told on stdout, one a line: the last one is where it died. */
function dieAt(diesAt: number): void {
  let moment = 0
  const pass = (name: string): boolean => {
    writeSync(1, `${name}\n`)
    return ++moment === diesAt
  }
  const die = () => process.kill(process.pid, 'SIGKILL')
  const { writeFile } = fs
  for (const name of CALLS) {
    const call: (...args: never[]) => Promise<unknown> = fs[name]
    Object.assign(fs, {
      [name]: async (...args: never[]) => {
        const [file, bytes]: unknown[] = args
        if (!pass(`${name} ${String(file)}`)) return call(...args)
        // in the middle of a file
        if (name === 'writeFile' && bytes instanceof Uint8Array) await writeFile(String(file), bytes.subarray(0, bytes.length / 2))
        die()
      },
    })
  }
  const { query } = Client.prototype
  Object.assign(Client.prototype, {
    query(this: Client, ...args: never[]) {
      const [statement]: unknown[] = args
      if (pass(`sql ${textOf(statement).replaceAll(/\s+/g, ' ').slice(0, 60)}`)) die()
      return Reflect.apply(query, this, args)
    },
  })
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement
  return typeof statement === 'object' && statement !== null && 'text' in statement ? String(statement.text) : ''
}
