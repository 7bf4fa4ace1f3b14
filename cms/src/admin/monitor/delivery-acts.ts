/**
 * Which button a state has and what stands under "Việc khác". Only what is worth showing: whether it may be done is the
 * publisher's to say (publisher/src/delivery/states.ts), and the person's rights come from the server.
 */
import type { DeliveryAnswer } from '../../monitor/contract'

export const ACTS = ['retry', 'repair', 'accept', 'cancel'] as const
export type Act = (typeof ACTS)[number]

/** recheck: asks whether the channel is well again, and frees all that waits for it */
export type MainAct = { kind: 'act'; act: Act } | { kind: 'connect' | 'edit' | 'recheck' }

export interface Offered {
  /** null: nobody has to do anything, or this person cannot */
  main: MainAct | null
  menu: readonly Act[]
  /** one of the three clicks of a takedown, so never in a menu */
  canTakedown: boolean
}

const CANCELLABLE = ['scheduled', 'waiting', 'queued', 'retrying', 'held', 'blocked', 'rejected', 'failed']

interface Shown extends Pick<DeliveryAnswer, 'rights' | 'canTakedown'> {
  delivery: { state: string; wanted: { action: string } }
}

export function actsOf({ delivery: { state, wanted }, rights, canTakedown }: Shown): Offered {
  const main = mainOf({ state, rights })
  const menu: Act[] = []
  const add = (act: Act, isOffered: boolean) => {
    if (isOffered && !(main?.kind === 'act' && main.act === act)) menu.push(act)
  }
  add('retry', rights.operate && ['failed', 'blocked', 'rejected', 'retrying', 'held'].includes(state))
  add('accept', rights.accept && state === 'drift')
  add('cancel', rights.operate && CANCELLABLE.includes(state) && wanted.action === 'publish')
  return { main, menu, canTakedown: canTakedown && wanted.action !== 'remove' }
}

function mainOf({ state, rights }: { state: string; rights: DeliveryAnswer['rights'] }): MainAct | null {
  switch (state) {
    case 'failed':
      return rights.operate ? { kind: 'act', act: 'retry' } : null
    case 'drift':
      return rights.operate ? { kind: 'act', act: 'repair' } : null
    case 'blocked':
      return rights.connect ? { kind: 'connect' } : rights.operate ? { kind: 'recheck' } : null
    case 'rejected':
      return { kind: 'edit' }
    default:
      return null
  }
}
