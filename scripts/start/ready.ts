/** Waiting for an address to answer, with a bound. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Stop } from '../stop-sentence'

export interface ReadyOptions {
  name: string
  url: string
  withinMs: number
  signal: AbortSignal
  /** where a person looks when it does not come */
  logFile: string
}

/** @throws Stop when it does not answer 2xx in time; AbortError when the signal says so */
export async function waitUntilReady({ name, url, withinMs, signal, logFile }: ReadyOptions): Promise<void> {
  const until = Date.now() + withinMs
  while (!(await isReady({ url, signal }))) {
    if (Date.now() > until) throw new Stop(`${name} không sẵn sàng sau ${Math.round(withinMs / 1000)} giây. Xem nhật ký: ${logFile}`)
    await sleep(100, undefined, { signal })
  }
}

/** How this machine itself reaches a listener; one that listens everywhere is reached through the loopback. */
export function localAddress({ host, port }: { host: string; port: number }): string {
  return `http://${['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host}:${port}`
}

async function isReady({ url, signal }: { url: string; signal: AbortSignal }): Promise<boolean> {
  signal.throwIfAborted()
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(3_000)]) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    // not listening yet is the usual case; the caller's bound decides when it is a failure
    return false
  }
}
