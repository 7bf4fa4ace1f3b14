/** What one Release asks of one channel, told by its plan and by what the channel takes. Pure, but for the clock. */
import type { Policy } from '@hl/config/policy'
import type { Plan, Release } from '@hl/config/release'
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Channel, Problem } from '../channels/channel'
import { notAccepted } from '../delivery/acceptance'
import { wakesAt } from '../delivery/ahead'
import { describe } from '../delivery/decide'
import type { DeliveryError, WantedAction } from '../delivery/delivery'
import type { DeliveryState } from '../delivery/states'

export interface Wanted {
  channel: ChannelId
  action: WantedAction
  release: string | null
  notBefore: string | null
  /** the first work before that hour, where something can be done ahead */
  wakesAt: Date | null
  /** where a Delivery without anything sent goes; what was sent before may demand a removal instead */
  state: Extract<DeliveryState, 'scheduled' | 'waiting' | 'queued' | 'rejected' | 'skipped' | 'removing' | 'live'>
  reason: string | null
  error: DeliveryError | null
}

/** @param adapter absent: the channel was never connected */
export function wantedOn(input: {
  channel: ChannelId
  adapter: Channel | undefined
  release: Release
  hash: string
  policy: Pick<Policy, 'prepareAheadMs'>
}): Wanted {
  const { channel, adapter, release, hash, policy } = input
  const plan = release.plan[channel]
  if (!adapter) return skip(channel, `${CHANNEL_NAMES[channel]} chưa được kết nối.`)
  if (!plan.enabled) return skip(channel, 'Kế hoạch của bài không đăng kênh này.')
  const problems = [...adapter.accepts(release), ...gateProblems({ adapter, release })]
  const noPlace = problems.find((problem) => problem.level === 'skip')
  if (noPlace) return skip(channel, noPlace.message)
  const hour = plan.notBefore === null ? null : new Date(plan.notBefore)
  const wakes = hour && wakesAt({ notBefore: hour, channel: adapter, policy })
  const base = { channel, action: 'publish' as const, release: hash, notBefore: plan.notBefore, wakesAt: wakes, reason: null, error: null }
  const wrong = problems.find((problem) => problem.level === 'error')
  if (wrong) return { ...base, state: 'rejected', error: describe(notAccepted({ channel, problem: wrong })) }
  if (hour !== null && hour > new Date()) return { ...base, state: 'scheduled' }
  return { ...base, state: 'queued' }
}

function gateProblems({ adapter, release }: { adapter: Channel; release: Release }): Problem[] {
  return adapter
    .after(release)
    .filter((gate) => !release.plan[gate].enabled)
    .map((gate) => ({
      field: `plan.${gate}.enabled` satisfies `plan.${keyof Plan}.enabled`,
      message: `${CHANNEL_NAMES[adapter.id]} dẫn liên kết về ${CHANNEL_NAMES[gate]}: hãy bật ${CHANNEL_NAMES[gate]} trong kế hoạch.`,
      level: 'error',
    }))
}

/** Gone from the channel, or never there. */
export const REMOVE = { action: 'remove', release: null, notBefore: null, wakesAt: null, state: 'removing', error: null } as const

/** Dropped from the plan: removed where it is live, skipped where nothing was ever sent. */
function skip(channel: ChannelId, reason: string): Wanted {
  return { channel, ...REMOVE, reason }
}
