/** The worker of the conformance suite: the protocol in its smallest form, one Delivery, no database, no waiting between looks. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Release } from '@hl/config/release'
import type { Channel, FindResult, Plan, Receipt, Rendition, Verified } from './channel'
import { OutcomeUnknown } from './errors'
import { ProcessDied, type RecordingContext } from './recording-context'

export type Worked = RecordingContext
/** The part of a World this file needs. */
export interface Site<R extends Rendition> {
  channel: Channel<R>
  release: Release
  changedRelease: Release
  receipts?: readonly Receipt[]
}

const MAX_ROUNDS = 8
const PATIENCE_MS = 15_000
const MAX_WAIT_MS = 200

export function planFor<R extends Rendition>({
  world,
  isUpdate = false,
}: {
  world: Site<R>
  isUpdate?: boolean
}): Exclude<Plan<R>, { action: 'remove' }> {
  const { channel, changedRelease, receipts = [] } = world
  const first = createPlan(world)
  if (!isUpdate) return first
  return { action: 'update', release: changedRelease, rendition: channel.render(changedRelease, receipts), previous: first.rendition }
}

export function createPlan<R extends Rendition>({ channel, release, receipts = [] }: Site<R>): Extract<Plan<R>, { action: 'create' }> {
  return { action: 'create', release, rendition: channel.render(release, receipts) }
}

/** Delivers until done: after a lost outcome it looks, then adopts or goes on. */
export async function bring<R extends Rendition>({ world, ctx, plan }: { world: Site<R>; ctx: Worked; plan: Plan<R> }): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    await settleUnknown({ world, ctx })
    try {
      await world.channel.deliver(plan, ctx)
      return
    } catch (error) {
      if (error instanceof ProcessDied) ctx.restart()
      else if (!(error instanceof OutcomeUnknown)) throw error
    }
  }
  throw new Error(`not delivered after ${MAX_ROUNDS} rounds`)
}

/** One look for the create whose outcome is not known. */
export async function look<R extends Rendition>({
  world,
  ctx,
  knownIds,
}: {
  world: Site<R>
  ctx: Worked
  knownIds?: ReadonlySet<string>
}): Promise<FindResult> {
  const intent = intentOf({ world, ctx })
  if (!intent) throw new Error('there is no create without an outcome')
  return world.channel.find(knownIds ? { ...intent, knownIds } : intent, ctx)
}

/**
 * Verifies every receipt against the Release, or as removed when it is null, waiting while the platform is at work.
 * @throws Error when a receipt answers anything but what was expected
 */
export async function confirm<R extends Rendition>({
  world,
  ctx,
  release,
  expects,
}: {
  world: Site<R>
  ctx: Worked
  release: Release | null
  expects?: 'differs'
}): Promise<Verified[]> {
  const rendition = release && world.channel.render(release, world.receipts ?? [])
  const allowed: readonly Verified['status'][] = expects ? [expects] : rendition ? ['match'] : ['gone', 'hidden']
  const seen: Verified[] = []
  for (const receipt of ctx.receipts) {
    const verified = await verifyOne({ world, ctx, receipt, rendition })
    if (!allowed.includes(verified.status))
      throw new Error(`${receipt.key}: expected ${allowed.join('/')}, got ${JSON.stringify(verified)}`)
    if (verified.status === 'match') {
      if (verified.receipt) ctx.keep(verified.receipt)
      ctx.setStatus({ externalId: receipt.externalId, status: 'live' })
    }
    seen.push(verified)
  }
  return seen
}

async function verifyOne<R extends Rendition>({
  world,
  ctx,
  receipt,
  rendition,
}: {
  world: Site<R>
  ctx: Worked
  receipt: Receipt
  rendition: R | null
}): Promise<Verified> {
  const giveUpAt = Date.now() + PATIENCE_MS
  for (;;) {
    const verified = await world.channel.verify(receipt, rendition, ctx)
    if (verified.status !== 'pending' || Date.now() > giveUpAt) return verified
    await sleep(Math.min(verified.lookAgainMs, MAX_WAIT_MS))
  }
}

async function settleUnknown<R extends Rendition>({ world, ctx }: { world: Site<R>; ctx: Worked }): Promise<void> {
  const intent = intentOf({ world, ctx })
  if (!intent || canGoOn({ ctx, step: intent.step })) return
  const looks = [await world.channel.find(intent, ctx)]
  if (!looks[0]?.certain) looks.push(await world.channel.find(intent, ctx))
  const matches = looks.flatMap((found) => found.matches)
  const ids = new Set(matches.map(({ externalId }) => externalId))
  if (ids.size > 1) throw new Error(`${ids.size} things were made: ${[...ids].join(', ')}`)
  if (matches[0]) ctx.adopt(matches[0])
  else if (looks.every((found) => found.complete)) ctx.absent()
  else throw new Error('find could not see everything')
}

function intentOf<R extends Rendition>({ world, ctx }: { world: Site<R>; ctx: Worked }) {
  const { channel, release, receipts = [] } = world
  return ctx.unresolved({ release, rendition: channel.render(release, receipts) })
}

/** A resumable step that was cut goes on from its progress; only one that said OutcomeUnknown is looked for. */
function canGoOn({ ctx, step }: { ctx: Worked; step: string }): boolean {
  const last = ctx.steps.findLast(({ name }) => name === step)
  return last?.effect === 'resumable' && last.outcome === 'none'
}
