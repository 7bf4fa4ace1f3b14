// Long because it is one list of sentences that every channel must pass, read from top to bottom.
/**
 * The one suite every Channel must pass, whatever it speaks to. It plays the worker's part in the smallest form: deliver,
 * look after a lost outcome, adopt or go on, verify. A channel's own test file calls `describeChannel` with a world.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Release } from '@hl/config/release'
import type { MediaReader } from '../media/media-reader'
import type { Channel, Receipt, Rendition } from './channel'
import { goAhead, prepare } from './conformance-ahead'
import { codeOf, deepFreeze, expectPlain, expectVietnamese, poorReleases, shownBy, thrownBy } from './conformance-checks'
import { bring, confirm, look, planFor, type Worked } from './conformance-worker'
import { createRecordingContext, ProcessDied, Superseded } from './recording-context'

/** A fresh platform with nothing on it, and a channel that speaks to it. Made anew for every test, so keep it quick. */
export interface World<R extends Rendition> {
  channel: Channel<R>
  media: MediaReader
  /** A Release the channel takes without any Problem of level `error` or `skip`. */
  release: Release
  /** The same Item with the same files, another title, another summary and other own texts. */
  changedRelease: Release
  /** Receipts of other channels that `render` is given; default none. */
  receipts?: readonly Receipt[]
  platform: {
    /** How many things of ours anybody can see there now. */
    visible(): Promise<number>
    /** The next call of this step takes effect but its answer never arrives. Null: no call of this channel can be lost. */
    loseAnswer: ((step: string) => Promise<void>) | null
    /** Faults the platform can be ordered to show on the next create, and what the channel must throw then. */
    faults?: readonly { name: string; arm(): Promise<void>; code: string }[]
  }
  tearDown(): Promise<void>
}

export interface Conformance<R extends Rendition> {
  /** names the describe block, e.g. `facebook link post` */
  name: string
  setUp(): Promise<World<R>>
}

/**
 * What a channel must know to pass:
 * - After a match was adopted its step has no recorded answer: look at `ctx.receipts` before creating.
 * - ProcessDied and Superseded, thrown by `ctx`, are let through untouched.
 */
export function describeChannel<R extends Rendition>({ name, setUp }: Conformance<R>): void {
  describe(`${name} keeps the contract of a channel:`, () => {
    let world: World<R>
    beforeEach(async () => {
      world = await setUp()
    })
    // undefined when the first setUp failed: its own error is the one to see
    afterEach(() => world?.tearDown())

    const fresh = async () => {
      await world.tearDown()
      world = await setUp()
    }
    const newContext = () => createRecordingContext({ channel: world.channel.id, media: world.media, maxDeadlineMs: 5_000 })
    const created = async () => {
      const ctx = newContext()
      await world.channel.deliver(planFor({ world }), ctx)
      await confirm({ world, ctx, release: world.release })
      return ctx
    }
    /** Every place where a create can be cut, learnt from a run that was not. */
    const stepsOf = async (work: (ctx: Worked) => Promise<unknown>) => {
      const ctx = newContext()
      await work(ctx)
      const seen = { names: [...new Set(ctx.steps.map((step) => step.name))], saves: ctx.progressSaves, creates: creates(ctx) }
      await fresh()
      return seen
    }

    it('accepts has nothing against a good Release and never throws on a poor one', () => {
      const { channel, release } = world
      expect(channel.accepts(release).filter(({ level }) => level !== 'warning')).toEqual([])
      for (const poor of poorReleases(release)) {
        for (const problem of channel.accepts(poor)) expectVietnamese(problem.message)
      }
    })

    it('render is pure: the same Release gives the same plain data, and a changed one gives other data', () => {
      const { channel, release, changedRelease, receipts = [] } = world
      const rendition = channel.render(deepFreeze(structuredClone(release)), deepFreeze([...receipts]))
      expect(channel.render(structuredClone(release), receipts)).toEqual(rendition)
      expect(JSON.parse(JSON.stringify(rendition))).toEqual(rendition)
      expect(channel.render(changedRelease, receipts)).not.toEqual(rendition)
    })

    it('embeds names every channel whose receipts it shows, and no other: only those bring it up again', () => {
      expect(shownBy(world)).toEqual(world.channel.embeds ?? [])
    })

    it('a create makes one visible thing that verifies as approved and has an address', async () => {
      const ctx = await created()
      expect(await world.platform.visible()).toBe(1)
      expect(ctx.receipts.length).toBeGreaterThan(0)
      expect(ctx.receipts.some(({ url }) => url !== null && URL.canParse(url))).toBe(true)
      expect(ctx.steps.every(({ outcome }) => outcome === 'ok')).toBe(true)
    })

    it('delivering again after success doubles nothing', async () => {
      const ctx = await created()
      const before = creates(ctx).length
      await world.channel.deliver(planFor({ world }), ctx)
      await confirm({ world, ctx, release: world.release })
      expect(creates(ctx)).toHaveLength(before)
      expect(await world.platform.visible()).toBe(1)
    })

    it('a crash around any step of a create ends in exactly one visible thing', async () => {
      const { names } = await stepsOf((ctx) => world.channel.deliver(planFor({ world }), ctx))
      for (const step of names) {
        for (const crash of ['crashBefore', 'crashAfter', 'crashCommitted'] as const) {
          const ctx = newContext()
          ctx[crash](step)
          await expect(world.channel.deliver(planFor({ world }), ctx)).rejects.toBeInstanceOf(ProcessDied)
          ctx.restart()
          await bring({ world, ctx, plan: planFor({ world }) })
          await confirm({ world, ctx, release: world.release })
          expect({ step, crash, visible: await world.platform.visible() }).toEqual({ step, crash, visible: 1 })
          await fresh()
        }
      }
    }, 120_000)

    it('a crash after any saved progress goes on from there, and a removal at that moment leaves nothing', async () => {
      const { saves } = await stepsOf((ctx) => world.channel.deliver(planFor({ world }), ctx))
      for (const nth of firstMiddleLast(saves)) {
        const crashed = newContext()
        crashed.crashAtProgress(nth)
        await expect(world.channel.deliver(planFor({ world }), crashed)).rejects.toBeInstanceOf(ProcessDied)
        crashed.restart()
        await bring({ world, ctx: crashed, plan: planFor({ world }) })
        await confirm({ world, ctx: crashed, release: world.release })
        expect(await world.platform.visible()).toBe(1)
        await fresh()

        const aborted = newContext()
        aborted.supersedeAtProgress(nth)
        await expect(world.channel.deliver(planFor({ world }), aborted)).rejects.toBeInstanceOf(Superseded)
        aborted.restart()
        await bring({ world, ctx: aborted, plan: { action: 'remove' } })
        await confirm({ world, ctx: aborted, release: null })
        expect(await world.platform.visible()).toBe(0)
        await fresh()
      }
    }, 120_000)

    it('a lost answer of a create is OutcomeUnknown, and find then finds exactly that one thing', async () => {
      const { creates: names } = await stepsOf((ctx) => world.channel.deliver(planFor({ world }), ctx))
      if (world.platform.loseAnswer === null) expect(names).toEqual([])
      for (const step of names) {
        const ctx = newContext()
        await world.platform.loseAnswer?.(step)
        const error = await thrownBy(world.channel.deliver(planFor({ world }), ctx))
        expectPlain({ error, channel: world.channel })
        const canGoOn = ctx.steps.some(({ name, effect }) => name === step && effect === 'resumable')
        if (!canGoOn) expect(error).toMatchObject({ name: 'OutcomeUnknown' })
        if (ctx.unresolved({ release: world.release, rendition: planFor({ world }).rendition })) {
          const found = await look({ world, ctx })
          expect(found.matches).toHaveLength(1)
          expect(found.complete || found.certain).toBe(true)
          expect(Math.abs(found.asOf.getTime() - ctx.now().getTime())).toBeLessThan(60_000)
        }
        await bring({ world, ctx, plan: planFor({ world }) })
        await confirm({ world, ctx, release: world.release })
        expect(await world.platform.visible()).toBe(1)
        await fresh()
      }
    }, 60_000)

    it('find sees nothing, and all there is to see, when the create was never sent', async () => {
      const { creates: names } = await stepsOf((ctx) => world.channel.deliver(planFor({ world }), ctx))
      for (const step of names) {
        const ctx = newContext()
        ctx.crashBefore(step)
        await thrownBy(world.channel.deliver(planFor({ world }), ctx))
        ctx.restart()
        expect(await look({ world, ctx })).toMatchObject({ matches: [], complete: true })
        // what an earlier create made stays: a comment never sent leaves its post
        expect(await world.platform.visible()).toBe(step === names[0] ? 0 : 1)
        await fresh()
      }
    }, 60_000)

    it('find never offers what already belongs to a receipt', async () => {
      const { creates: names } = await stepsOf((ctx) => world.channel.deliver(planFor({ world }), ctx))
      for (const step of names) {
        const ctx = newContext()
        ctx.crashAfter(step)
        await thrownBy(world.channel.deliver(planFor({ world }), ctx))
        ctx.restart()
        const ours = await look({ world, ctx })
        const knownIds = new Set(ours.matches.map(({ externalId }) => externalId))
        expect(knownIds.size).toBe(1)
        expect((await look({ world, ctx, knownIds })).matches).toEqual([])
        await fresh()
      }
    }, 60_000)

    it('find sees what is there even when nothing is known of how it was made, as after a restore', async () => {
      const ctx = await created()
      if (creates(ctx).length === 0) return
      const { channel, release } = world
      const lost = { deliveryId: ctx.deliveryId, step: 'find-first', request: null, progress: null, knownIds: new Set<string>() }
      const sentAt = new Date(ctx.now().getTime() - 3_600_000)
      const restored = newContext()
      const found = await channel.find({ ...lost, sentAt, release, rendition: planFor({ world }).rendition }, restored)
      expect(found).toMatchObject({ complete: true })
      // the thing itself; what hangs on it is found there by the next delivery, and not made again
      const [thing, ...others] = ctx.receipts.map(({ externalId }) => externalId)
      expect(found.matches.map(({ externalId }) => externalId)).toEqual([thing])
      found.matches.forEach(restored.keep)
      await channel.deliver(planFor({ world }), restored)
      await confirm({ world, ctx: restored, release })
      expect(restored.receipts.map(({ externalId }) => externalId)).toEqual([thing, ...others])
      expect(await world.platform.visible()).toBe(1)
    })

    it('an update changes what is live, makes nothing new, and may be repeated or cut anywhere', async () => {
      const update = () => planFor({ world, isUpdate: true })
      const first = await created()
      const before = first.steps.length
      await world.channel.deliver(update(), first)
      await confirm({ world, ctx: first, release: world.changedRelease })
      await world.channel.deliver(update(), first)
      await confirm({ world, ctx: first, release: world.changedRelease })
      expect(await world.platform.visible()).toBe(1)
      expect(await confirm({ world, ctx: first, release: world.release, expects: 'differs' })).not.toEqual([])
      for (const step of new Set(first.steps.slice(before).map((made) => made.name))) {
        await fresh()
        const ctx = await created()
        ctx.crashAfter(step)
        await thrownBy(world.channel.deliver(update(), ctx))
        ctx.restart()
        await bring({ world, ctx, plan: update() })
        await confirm({ world, ctx, release: world.changedRelease })
        expect(await world.platform.visible()).toBe(1)
      }
    }, 60_000)

    it('what is done ahead of its hour nobody sees, wherever it is cut, and the hour makes it one visible thing', async () => {
      const { names } = await stepsOf((ctx) => prepare({ world, ctx }))
      for (const crash of [null, ...names]) {
        await goAhead({ world, ctx: newContext(), crash })
        await fresh()
      }
    }, 60_000)

    it('a removal leaves nothing visible, verifies as gone or hidden, and may be repeated or cut anywhere', async () => {
      const first = await created()
      const before = first.steps.length
      await world.channel.deliver({ action: 'remove' }, first)
      expect(await world.platform.visible()).toBe(0)
      await world.channel.deliver({ action: 'remove' }, first)
      await confirm({ world, ctx: first, release: null })
      for (const step of new Set(first.steps.slice(before).map((made) => made.name))) {
        await fresh()
        const ctx = await created()
        ctx.crashAfter(step)
        await thrownBy(world.channel.deliver({ action: 'remove' }, ctx))
        ctx.restart()
        await bring({ world, ctx, plan: { action: 'remove' } })
        await confirm({ world, ctx, release: null })
        expect(await world.platform.visible()).toBe(0)
      }
      for (const receipt of first.receipts) first.setStatus({ externalId: receipt.externalId, status: 'gone' })
      await world.channel.deliver({ action: 'remove' }, first)
    }, 60_000)

    it('each fault the platform can show becomes the right ChannelError, in plain Vietnamese', async () => {
      for (const { name: faultName } of world.platform.faults ?? []) {
        await fresh()
        const fault = world.platform.faults?.find((candidate) => candidate.name === faultName)
        await fault?.arm()
        const error = await thrownBy(deliverAndVerify())
        expectPlain({ error, channel: world.channel })
        expect({ fault: faultName, code: codeOf(error) }).toEqual({ fault: faultName, code: fault?.code })
      }
    }, 60_000)

    async function deliverAndVerify() {
      const ctx = newContext()
      await world.channel.deliver(planFor({ world }), ctx)
      await confirm({ world, ctx, release: world.release })
    }

    it('health says in Vietnamese who we are there', async () => {
      const health = await world.channel.health(newContext())
      expect(health).toMatchObject({ ok: true, missingPermissions: [] })
      expectVietnamese(health.summary)
    })
  })
}

function creates(ctx: Worked): string[] {
  return ctx.steps.filter(({ effect }) => effect !== 'repeatable').map(({ name }) => name)
}

function firstMiddleLast(count: number): number[] {
  return [...new Set([1, Math.ceil(count / 2), count])].filter((nth) => nth >= 1 && nth <= count)
}
