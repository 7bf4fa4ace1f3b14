/**
 * The drift check: what was approved and is live is compared again and again with what the channels show. At night the whole
 * of it by age; in between second looks at what differed, and late looks at what was removed or never answered.
 */
import { formatTime } from '@hl/config/time'
import type { ChannelId } from '@hl/config/words'
import { startBeat, type Beat } from '../beat'
import type { DeliveryState } from '../delivery/states'
import { heed, startCheck, type DriftDeps } from './check-channel'
import { lookForUnknown } from './found-late'
import { lookForGhosts } from './ghosts'
import { loadStanding, lookAt } from './look'
import { recordLook } from './record'

const LONGEST_BEAT_MS = 60_000
const SHORTEST_BEAT_MS = 200
const MOST_AT_ONCE = 100
/** A look whose process died, or whose channel gave no answer, is made again after this. */
const AGAIN_MINUTES = 5
const NIGHT_HOURS = 4

export function startDriftCheck(deps: DriftDeps): Beat {
  const beatMs = Math.max(SHORTEST_BEAT_MS, Math.min(LONGEST_BEAT_MS, deps.policy.driftConfirmMs / 4))
  return startBeat({
    async round() {
      await lookAgain(deps)
      await checkAtNight(deps)
      return beatMs
    },
    afterErrorMs: beatMs,
    onError: (error) => deps.log.warn('drift.failed', { error }),
  })
}

/** Whatever is to be looked at again by now. @returns how many were */
export async function lookAgain(deps: DriftDeps): Promise<number> {
  const due = await takeDue(deps)
  for (const channel of deps.channels.keys()) {
    const ofChannel = due.filter((row) => row.channel === channel)
    try {
      const ids = ofChannel.filter(({ state }) => !LATE_LOOKS[state]).map(({ id }) => id)
      const standing = await loadStanding(deps.pool, { ids, confirmMs: deps.policy.driftConfirmMs })
      for (const look of await lookAt(deps, { channel, standing })) await recordLook(deps, look)
      for (const { id, state } of ofChannel) await LATE_LOOKS[state]?.(deps, id)
    } catch (error) {
      await heed(deps, { channel, error })
    }
  }
  return due.length
}

/** What is not compared with a Release but looked for. */
const LATE_LOOKS: Partial<Record<DeliveryState, (deps: DriftDeps, id: string) => Promise<void>>> = {
  removed: lookForGhosts,
  unknown: lookForUnknown,
}

interface Due {
  id: string
  channel: ChannelId
  state: DeliveryState
}

/** No two processes take the same one. What has come to stand otherwise needs no look. */
async function takeDue(deps: DriftDeps): Promise<Due[]> {
  const { rows } = await deps.pool.query<Due>(
    `update delivery d set check_at = case when state in ('live', 'drift', 'removed', 'unknown') then now() + $2 * interval '1 minute' end
     where id in (select id from delivery where check_at <= now() order by check_at limit $1 for update skip locked)
     returning id, channel, state`,
    [MOST_AT_ONCE, AGAIN_MINUTES],
  )
  return rows
}

/** Once a night and channel, and at once where it never ran. */
async function checkAtNight(deps: DriftDeps): Promise<void> {
  const hour = Number(formatTime(new Date()).slice(0, 2))
  const isNight = hour >= deps.policy.driftHour && hour < deps.policy.driftHour + NIGHT_HOURS
  for (const channel of deps.channels.keys()) {
    const { rows } = await deps.pool.query<{ is_due: boolean }>(
      `select case when max(started_at) is null then true else $2 and max(started_at) < now() - interval '20 hours' end as is_due
       from run where kind = 'channel.check' and channel = $1 and by_name is null`,
      [channel, isNight],
    )
    if (!rows[0]?.is_due || deps.stopping.aborted) continue
    const started = await startCheck(deps, { channel, actor: null })
    await started?.ended
  }
}
