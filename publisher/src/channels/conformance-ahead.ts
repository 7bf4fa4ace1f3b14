/** The conformance suite's day before: a channel prepares, perhaps cut short, and its hour comes. */
import { expect } from '@jest/globals'
import type { Rendition } from './channel'
import { bring, confirm, createPlan, type Site, type Worked } from './conformance-worker'
import { ProcessDied } from './recording-context'

type Staged<R extends Rendition> = Site<R> & { platform: { visible(): Promise<number> } }

/** Nothing where the channel has nothing to do ahead. */
export async function prepare<R extends Rendition>({ world, ctx }: { world: Staged<R>; ctx: Worked }): Promise<void> {
  await world.channel.prepare?.(createPlan(world), ctx)
}

/** @param crash the step after which the process dies once */
export async function goAhead<R extends Rendition>({
  world,
  ctx,
  crash,
}: {
  world: Staged<R>
  ctx: Worked
  crash: string | null
}): Promise<void> {
  const { platform } = world
  if (crash !== null) {
    ctx.crashAfter(crash)
    await expect(prepare({ world, ctx })).rejects.toBeInstanceOf(ProcessDied)
    ctx.restart()
    expect(await platform.visible()).toBe(0)
  }
  await prepare({ world, ctx })
  expect(await platform.visible()).toBe(0)
  const create = createPlan(world)
  const { release, rendition } = create
  const isMade = ctx.receipts.length > 0
  await bring({ world, ctx, plan: isMade ? { action: 'update', release, rendition, previous: rendition } : create })
  await confirm({ world, ctx, release })
  expect(await platform.visible()).toBe(1)
}
