/** Starts publishes that kill themselves (mortal-publish.ts); the next one's process is always made ready meanwhile. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../../channels/channel'
import type { Errand } from './mortal-publish'

const PROGRAM = join(__dirname, '../../../dist/site/testing/mortal-publish.js')

export interface Died {
  /** every moment it saw, oldest first */
  moments: string[]
  progress: Json
  wasKilled: boolean
}

export interface Mortals {
  send(errand: Omit<Errand, 'progress' | 'progressFile'>): Promise<Died>
  close(): void
}

/** What each Item's Delivery saved as progress is kept in `folder` from one errand to the next. */
export function startMortals({ folder }: { folder: string }): Mortals {
  let spare = startOne()
  return {
    async send(errand) {
      const { child, isReady } = spare
      spare = startOne()
      await isReady
      const progressFile = join(folder, `${errand.documentId}.json`)
      let told = ''
      child.stdout?.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')))
      const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
        child.once('close', (code, signal) => resolve({ code, signal })),
      )
      child.send({ ...errand, progressFile, progress: progressIn(progressFile) } satisfies Errand)
      const { code, signal } = await ended
      if (signal !== 'SIGKILL' && code !== 0) throw new Error(`it ended by itself: ${code} ${signal}`)
      return { moments: told.trim().split('\n'), progress: progressIn(progressFile), wasKilled: signal === 'SIGKILL' }
    },
    close: () => void spare.child.kill('SIGKILL'),
  }
}

function startOne(): { child: ChildProcess; isReady: Promise<unknown> } {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  return { child, isReady: new Promise((resolve) => child.once('message', resolve)) }
}

function progressIn(file: string): Json {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
