/** The most memory a process has held, as the kernel counts it; asked again and again, since a killed one answers no more. */
import { readFileSync } from 'node:fs'

export interface PeakMemory {
  /** another process of the same kind */
  watch(pid: number): void
  mebibytes(): number
  stop(): void
}

const EVERY_MS = 100

export function watchPeakMemory(): PeakMemory {
  let current = 0
  let peakKiB = 0
  const look = () => {
    if (current > 0) peakKiB = Math.max(peakKiB, highWaterKiB(current))
  }
  const timer = setInterval(look, EVERY_MS)
  return {
    watch(pid) {
      look()
      current = pid
    },
    mebibytes: () => Math.round(peakKiB / 1024),
    stop: () => clearInterval(timer),
  }
}

function highWaterKiB(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    // it is gone: what was seen before stands
    return 0
  }
}
