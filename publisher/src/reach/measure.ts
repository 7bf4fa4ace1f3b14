/**
 * Measuring: asks the channels how far what is live has reached, young things often and old ones seldom, and keeps what they
 * tell. Every process runs the clock and one of them does the work. Not here: any figure about a person; only totals are asked.
 */
import { startBeat, type Beat } from '../beat'
import type { Channel } from '../channels/channel'
import { ChannelError, LimitReached, NotAuthorized } from '../channels/errors'
import { transaction } from '../database'
import { createHealthContext, toReceipt } from '../delivery/context'
import { describe } from '../delivery/decide'
import type { DeliveryDeps } from '../delivery/deps'
import { block } from '../delivery/doors'
import { onlyOne } from '../health/only-one'
import { keepObservations, loadMeasured } from './observations'
import { hasRoom } from './room'
import { enrol, listDue, putOff, setNext } from './schedule'

export type ReachDeps = Pick<DeliveryDeps, 'pool' | 'channels' | 'policy' | 'log' | 'stopping'>
type CountingChannel = Channel & Required<Pick<Channel, 'measure'>>

const LONGEST_BEAT_MS = 30_000
const SHORTEST_BEAT_MS = 200
const CALL_MS = 60_000

export function startMeasuring(deps: ReachDeps): Beat {
  const beatMs = Math.max(SHORTEST_BEAT_MS, Math.min(LONGEST_BEAT_MS, deps.policy.reachFirstMs / 4))
  return startBeat({
    async round() {
      await onlyOne(deps.pool, { name: 'publisher.reach', work: () => measureDue(deps) })
      return beatMs
    },
    afterErrorMs: LONGEST_BEAT_MS,
    onError: (error) => deps.log.warn('reach.failed', { error }),
  })
}

/** One round over all channels that count anything. */
export async function measureDue(deps: ReachDeps): Promise<void> {
  const channels = [...deps.channels.values()].filter(isCounting)
  await enrol(deps.pool, { channels: channels.map(({ id }) => id), firstMs: deps.policy.reachFirstMs })
  for (const channel of channels) await measureChannel(deps, channel)
}

function isCounting(channel: Channel): channel is CountingChannel {
  return channel.measure !== undefined
}

async function measureChannel(deps: ReachDeps, channel: CountingChannel): Promise<void> {
  const { reachMost, reachAtOnce, reachStopsAtPercent: stopsAtPercent } = deps.policy
  for (let left = reachMost; left > 0 && !deps.stopping.aborted;) {
    if (!(await hasRoom(deps.pool, { channel, stopsAtPercent }))) return
    const ids = await listDue(deps.pool, { channel: channel.id, most: Math.min(left, reachAtOnce[channel.id]) })
    if (ids.length === 0) return
    left -= ids.length
    try {
      await measureSome(deps, { channel, ids })
    } catch (error) {
      return endRound(deps, { channel, ids, error })
    }
  }
}

/** The figures and the next time in one transaction: nothing is asked twice, and nothing told is lost. */
async function measureSome(deps: ReachDeps, { channel, ids }: { channel: CountingChannel; ids: readonly string[] }): Promise<void> {
  const { pool, policy } = deps
  const receipts = await loadMeasured(pool, ids)
  const pace = { ...policy.pace, reservePercent: policy.reachStopsAtPercent }
  const ctx = createHealthContext({ deps, channel, deadlineMs: CALL_MS, pace })
  const observations = receipts.length === 0 ? [] : await channel.measure(receipts.map(toReceipt), ctx)
  await transaction(pool, async (client) => {
    await keepObservations(client, { observations, receipts })
    await setNext(client, { ids, everyMs: policy.reachEveryMs })
  })
  deps.log.debug('reach.measured', { channel: channel.id, deliveries: ids.length, observations: observations.length })
}

/** A limit or a lost account holds for all that is due here, which stays due; whatever else went wrong may be this one's alone. */
async function endRound(
  deps: ReachDeps,
  { channel: { id: channel }, ids, error }: { channel: Channel; ids: readonly string[]; error: unknown },
): Promise<void> {
  if (deps.stopping.aborted || error instanceof LimitReached) return
  if (error instanceof NotAuthorized) return block(deps, { channel, reason: describe(error) })
  if (error instanceof ChannelError) deps.log.info('reach.unanswered', { channel, code: error.code })
  else deps.log.error('reach.bug', { channel, error })
  await putOff(deps.pool, ids)
}
