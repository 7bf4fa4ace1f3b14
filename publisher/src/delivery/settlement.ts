/** What an Attempt that threw ends in: the error goes through decide.ts, and a limit or a refused token closes the channel's doors. */
import { isPassingFault } from '../database'
import type { Channel } from '../channels/channel'
import { ChannelUnavailable, MadeInVain, OutcomeUnknown } from '../channels/errors'
import type { Claim } from './claim'
import { decide, type Decision } from './decide'
import type { Delivery } from './delivery'
import type { DeliveryDeps } from './deps'
import { block, holdIfTold } from './doors'
import { Superseded } from './interruptions'
import { loadOpenStep, nextLookAt } from './looks'
import { putOff } from './prepare'
import { isStanding, loadReceipts } from './receipts'
import { retireAgain } from './replace'
import type { Settlement } from './settle'
import { errorFacts } from './steps'

const SLOT_BUSY_MS = 5_000

export async function settlementOf(deps: DeliveryDeps, input: { claim: Claim; channel: Channel; error: unknown }): Promise<Settlement> {
  const { claim, channel } = input
  const { delivery, target, isRetiring } = claim
  const isRemoval = target.kind === 'remove'
  const error = isPassingFault(input.error) ? databaseAway(input.error) : input.error
  const isPutDown = error instanceof Superseded || (deps.stopping.aborted && !(error instanceof OutcomeUnknown))
  if (isPutDown) {
    const isBusy = error instanceof Superseded && error.why === 'slot busy'
    const dueAt = new Date(Date.now() + (isBusy ? SLOT_BUSY_MS : 0))
    return {
      state: isRemoval ? 'removing' : delivery.state,
      dueAt,
      outcome: error instanceof Superseded ? error.why : 'stopping',
      error: delivery.error,
    }
  }
  const openStep = error instanceof OutcomeUnknown ? await loadOpenStep(deps, claim) : null
  const now = new Date()
  const firstLookAt = openStep ? nextLookAt({ step: openStep, looksMs: channel.looksMs }) : now
  const decision = decide({
    error,
    isRemoval: isRemoval || isRetiring,
    tries: delivery.tries,
    bugs: delivery.bugs,
    now,
    firstLookAt,
    policy: deps.policy,
  })
  if (decision.error.code === 'core.bug') deps.log.error('delivery.bug', { delivery: delivery.id, channel: channel.id, error })
  await holdIfTold(deps, { channel: channel.id, error })
  if (decision.kind === 'block') await block(deps, { channel: channel.id, reason: decision.error })
  const isRetired = decision.kind === 'reject' && (await isMadeAnew(deps, { delivery, error }))
  const again = new Date(now.getTime() + deps.policy.prepareAgainMs)
  if (isRetiring) return { ...retireAgain({ decision, again }), attemptError: errorFacts(error) }
  if (target.kind === 'prepare' && decision.kind !== 'reject') {
    return { ...putOff({ claim, target, decision, again }), attemptError: errorFacts(error) }
  }
  return { ...stateOf(decision, isRemoval), error: decision.error, attemptError: errorFacts(error), isRetired }
}

/**
 * Whether what comes next is made anew. Not while something stands: a refusal while it is read back or edited says nothing against
 * that. What was made in vain is no use to anybody, be it in place of something live, unless it has been live itself.
 */
async function isMadeAnew(deps: DeliveryDeps, { delivery, error }: { delivery: Delivery; error: unknown }): Promise<boolean> {
  const receipts = await loadReceipts(deps.pool, { documentId: delivery.document_id })
  if (error instanceof MadeInVain) return !receipts.some(({ delivery_id: of, status }) => of === delivery.id && status === 'live')
  return delivery.live_release === null && !receipts.some((receipt) => isStanding(receipt, delivery))
}

function databaseAway(cause: unknown): ChannelUnavailable {
  return new ChannelUnavailable({
    code: 'core.database',
    message: 'Cơ sở dữ liệu ngắt kết nối giữa chừng.',
    help: 'Không phải làm gì: hệ thống tự thử lại.',
    who: 'nobody',
    cause,
  })
}

function stateOf(decision: Decision, isRemoval: boolean): Pick<Settlement, 'state' | 'dueAt' | 'outcome' | 'counters'> {
  switch (decision.kind) {
    case 'retry':
      return {
        state: isRemoval ? 'removing' : 'retrying',
        dueAt: decision.dueAt,
        outcome: 'retry',
        counters: { tries: decision.tries, bugs: decision.bugs },
      }
    case 'look':
      return { state: isRemoval ? 'removing' : 'retrying', dueAt: decision.dueAt, outcome: 'outcome lost' }
    case 'hold':
      return { state: 'held', dueAt: decision.dueAt, outcome: 'held' }
    case 'block':
      return { state: 'blocked', dueAt: null, outcome: 'blocked' }
    case 'reject':
      return { state: 'rejected', dueAt: null, outcome: 'rejected' }
    case 'fail':
      return { state: 'failed', dueAt: null, outcome: 'failed' }
  }
}
