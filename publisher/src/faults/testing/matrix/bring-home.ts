/** After the fault is over: what the clock and the people do until the Delivery is where the board wants it. */
import type { DeliveryState } from '../../../delivery/states'
import type { Lane } from './lane'

const MOST_ACTS = 30
/** what a person does who reads what a thing lacks */
const APPROVE_AGAIN = 'approve again'

/** @returns the state it ends in and what had to be done, oldest first */
export async function bringHome(lane: Lane): Promise<{ state: DeliveryState; acts: string[] }> {
  const acts: string[] = []
  for (;;) {
    const { state, due_at: dueAt, partly } = await lane.delivery()
    const isLacking = partly !== null && !acts.includes(`live: ${APPROVE_AGAIN}`)
    const act = actFor({ lane, state, isDue: dueAt !== null, isLacking, isShut: await lane.isShut() })
    if (act === null || acts.length >= MOST_ACTS) return { state, acts }
    acts.push(`${state}: ${act.name}`)
    await act.run()
    await lane.work()
  }
}

interface Act {
  name: string
  run(): Promise<unknown>
}

interface Standing {
  lane: Lane
  state: DeliveryState
  isDue: boolean
  isLacking: boolean
  isShut: boolean
}

/** @returns null when nobody has anything to do */
function actFor({ lane, state, isDue, isLacking, isShut }: Standing): Act | null {
  // what waits behind a closed door does not always say so itself
  if (isShut || state === 'blocked') return { name: 'check again', run: lane.checkAgain }
  switch (state) {
    case 'rejected':
    case 'failed':
      return { name: 'send again', run: lane.retry }
    case 'live':
      if (!isDue) return isLacking ? { name: APPROVE_AGAIN, run: lane.approveAgain } : null
      return { name: 'wait', run: lane.waitUntilDue }
    case 'removed':
    case 'skipped':
    case 'unknown':
    case 'drift':
      return isDue ? { name: 'wait', run: lane.waitUntilDue } : null
    case 'scheduled':
    case 'waiting':
    case 'queued':
    case 'retrying':
    case 'held':
    case 'verifying':
    case 'removing':
      return { name: 'wait', run: lane.waitUntilDue }
    default:
      return state satisfies never
  }
}
