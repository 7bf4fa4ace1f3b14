/** Waiting that always ends: nothing in a test waits without a bound. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Waiting {
  /** said when the time is up */
  what: string
  withinMs: number
  isTrue(): Promise<boolean> | boolean
  /** added to what is said then */
  explain?(): Promise<string> | string
}

const EVERY_MS = 50

export async function waitFor({ what, withinMs, isTrue, explain }: Waiting): Promise<void> {
  for (const until = Date.now() + withinMs; Date.now() < until; await sleep(EVERY_MS)) if (await isTrue()) return
  throw new Error(`Waited ${withinMs} ms for ${what}. ${(await explain?.()) ?? ''}`)
}
