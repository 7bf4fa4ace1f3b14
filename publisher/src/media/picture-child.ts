/**
 * Pictures made in a process of their own: AVIF takes tens of megabytes that libvips keeps, and a picture that brings its decoder
 * down takes no publisher with it. Started by the first wish, ended when there has been none for a while.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { MadeFiles, PictureMaker } from './picture-maker'

/** Far above the ten files of the largest picture there may be. */
const LONGEST_MS = 180_000
const IDLE_MS = 5_000

interface Waiting {
  resolve(made: MadeFiles): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}
type Answer = { id: number } & ({ made: MadeFiles } | { problem: string })

export function startPictureChild({
  program = join(__dirname, 'picture-process.js'),
  longestMs = LONGEST_MS,
  idleMs = IDLE_MS,
} = {}): PictureMaker {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | null = null
  let isClosed = false
  let lastId = 0
  let idle: NodeJS.Timeout | undefined

  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id)
    clearTimeout(one?.timer)
    waiting.delete(id)
    if (waiting.size === 0) idle = setTimeout(letGo, idleMs).unref()
    return one
  }
  const letGo = () => {
    child?.disconnect()
    child = null
  }
  const start = (): ChildProcess => {
    // advanced: bytes go as bytes
    const started = fork(program, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    started.on('message', (answer: Answer) => {
      const one = settle(answer.id)
      if ('made' in answer) one?.resolve({ ...answer.made, files: answer.made.files.map((bytes) => Buffer.from(bytes)) })
      else one?.reject(new Error(answer.problem))
    })
    const ended = () => {
      if (child !== started) return
      child = null
      for (const id of [...waiting.keys()]) settle(id)?.reject(new Error('the process that makes pictures ended'))
    }
    started.once('exit', ended)
    started.once('error', ended)
    return started
  }
  return {
    make(wish) {
      if (isClosed) return Promise.reject(new Error('the maker of pictures is closed'))
      clearTimeout(idle)
      const running = (child ??= start())
      const id = ++lastId
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => running.kill('SIGKILL'), longestMs)
        waiting.set(id, { resolve, reject, timer })
        running.send({ id, wish })
      })
    },
    async close() {
      isClosed = true
      clearTimeout(idle)
      const running = child
      if (!running || running.exitCode !== null || running.signalCode !== null) return
      const ended = new Promise((resolve) => running.once('exit', resolve))
      running.kill('SIGKILL')
      await ended
    },
  }
}
