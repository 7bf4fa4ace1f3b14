/** The open notices for whatever shows them: one question for all, asked again while anything of it is on the screen. */
import { getFetchClient } from '@strapi/strapi/admin'
import type { NoticesAnswer } from '../../notices/contract'
import { refusalOf } from '../editorial/refusal-of'

export interface NoticesKnown {
  /** what was last known */
  answer: NoticesAnswer | null
  /** what the server said against it; null when it answered, or when nobody could be asked */
  failure: string | null
  hasFailed: boolean
}

const AGAIN_MS = 30_000
const NOTHING: NoticesKnown = { answer: null, failure: null, hasFailed: false }

let known = NOTHING
let timer: ReturnType<typeof setInterval> | undefined
let asked = 0
const watchers = new Set<() => void>()

export const readNotices = (): NoticesKnown => known

export function watchNotices(onChange: () => void): () => void {
  watchers.add(onChange)
  if (Date.now() - asked > AGAIN_MS / 2) void askNotices()
  timer ??= setInterval(askIfSeen, AGAIN_MS)
  return () => {
    watchers.delete(onChange)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

export async function askNotices(): Promise<void> {
  asked = Date.now()
  try {
    const { data } = await getFetchClient().get<NoticesAnswer>('/notices')
    tell({ answer: data, failure: null, hasFailed: false })
  } catch (error) {
    tell({ ...known, failure: refusalOf(error), hasFailed: true })
  }
}

export async function chooseMail(isOn: boolean): Promise<void> {
  await getFetchClient().put('/notices/mail', { isOn })
  if (known.answer) tell({ ...known, answer: { ...known.answer, mail: { ...known.answer.mail, isOn } } })
}

function askIfSeen(): void {
  if (document.visibilityState === 'visible') void askNotices()
}

/** The same answer again changes nothing on the screen. */
function tell(next: NoticesKnown): void {
  if (JSON.stringify(next) === JSON.stringify(known)) return
  known = next
  for (const watcher of watchers) watcher()
}
