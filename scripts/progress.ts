/** How far a long command is: a bar on a terminal, a line now and then where nobody looks at it move. */
import type { WriteStream } from 'node:tty'
import { SingleBar } from 'cli-progress'

const LINES = 20

export interface Progress {
  show(this: void, progress: { done: number; total: number }): void
  close(): void
}

export function openProgress({ what, terminal }: { what: string; terminal: WriteStream }): Progress {
  if (!terminal.isTTY) {
    return {
      show({ done, total }) {
        const step = Math.max(1, Math.floor(total / LINES))
        if (done % step === 0 || done === total) terminal.write(`  … ${done}/${total}\n`)
      },
      close: () => undefined,
    }
  }
  const bar = new SingleBar({ format: `${what} [{bar}] {percentage} % · {value}/{total} trang · còn {eta_formatted}`, stream: terminal })
  let isStarted = false
  return {
    show({ done, total }) {
      if (!isStarted) bar.start(total, done)
      isStarted = true
      // it grows by what was published meanwhile
      bar.setTotal(total)
      bar.update(done)
    },
    close: () => bar.stop(),
  }
}
