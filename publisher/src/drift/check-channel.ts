/**
 * The look over a whole channel: at night by the age of what is there (young daily, older monthly), or all of it when an
 * operator asks. Bounded per run, and never more than the ledger allows.
 */
import type { Actor } from '@hl/config/outbox'
import type { ChannelId } from '@hl/config/words'
import { ChannelError, NotAuthorized } from '../channels/errors'
import { describe } from '../delivery/decide'
import type { DeliveryDeps } from '../delivery/deps'
import { block, holdIfTold } from '../delivery/doors'
import { startRun, type Running } from '../run/run'
import { loadStanding, lookAt } from './look'
import { recordLook } from './record'

/** YouTube answers about fifty ids in one call. */
const BATCH = 50

export interface DriftDeps extends DeliveryDeps {
  /** Writes again what differs from the manifest among the site's shared pages. @returns how many */
  restoreSharedPages(): Promise<number>
}

/** @returns the run's end, or null while another goes on */
export async function startCheck(
  deps: DriftDeps,
  input: { channel: ChannelId; actor: Actor | null },
): Promise<{ ended: Promise<void> } | null> {
  const run = await startRun(deps.pool, { kind: 'channel.check', channel: input.channel, actor: input.actor })
  return run && { ended: check(deps, { ...input, run }) }
}

/** Never throws: what stopped it is written to the run. */
async function check(deps: DriftDeps, { channel, actor, run }: { channel: ChannelId; actor: Actor | null; run: Running }): Promise<void> {
  let problem: string | null
  try {
    problem = await checkAll(deps, { channel, isWhole: actor !== null, run })
  } catch (error) {
    problem = describe(error).message
    await heed(deps, { channel, error })
  }
  await run.end(problem).catch((error: unknown) => deps.log.warn('drift.end_failed', { channel, error }))
  deps.log.info('drift.checked', { channel, problem })
}

async function checkAll(deps: DriftDeps, input: { channel: ChannelId; isWhole: boolean; run: Running }): Promise<string | null> {
  const { channel, run } = input
  const ids = await listDue(deps, input)
  let [done, suspects] = [0, 0]
  await run.progress({ done, total: ids.length })
  for (let from = 0; from < ids.length; from += BATCH) {
    if (deps.stopping.aborted) return 'Dịch vụ phát hành dừng giữa chừng; đêm sau kiểm tiếp.'
    const standing = await loadStanding(deps.pool, { ids: ids.slice(from, from + BATCH), confirmMs: deps.policy.driftConfirmMs })
    for (const look of await lookAt(deps, { channel, standing })) if (await recordLook(deps, look)) suspects += 1
    done = Math.min(from + BATCH, ids.length)
    await run.progress({ done, suspects })
  }
  if (channel === 'website') suspects += await deps.restoreSharedPages()
  await run.progress({ done, suspects })
  return null
}

/** What was longest not looked at comes first. */
async function listDue(deps: DriftDeps, { channel, isWhole }: { channel: ChannelId; isWhole: boolean }): Promise<string[]> {
  const { young, old, isYoungMs } = deps.policy.driftEveryMs
  const { rows } = await deps.pool.query<{ id: string }>(
    `select id from delivery
     where channel = $1 and state in ('live', 'drift') and ($2 or coalesce(checked_at, live_at, created_at)
       < now() - case when coalesce(live_at, created_at) > now() - $3 * interval '1 millisecond' then $4::float8 else $5::float8 end * interval '1 millisecond')
     order by coalesce(checked_at, live_at, created_at) limit $6`,
    [channel, isWhole, isYoungMs, young, old, deps.policy.driftMost[channel]],
  )
  return rows.map((row) => row.id)
}

/** What the platform said to a look holds for every call: nothing more is asked of it before its time. */
export async function heed(deps: DeliveryDeps, { channel, error }: { channel: ChannelId; error: unknown }): Promise<void> {
  if (!(error instanceof ChannelError)) return deps.log.error('drift.bug', { channel, error })
  await holdIfTold(deps, { channel, error })
  if (error instanceof NotAuthorized) await block(deps, { channel, reason: describe(error) })
}
