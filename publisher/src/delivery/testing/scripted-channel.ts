/** A channel whose platform is a list in memory and whose faults are ordered one by one. For tests of the core only. */
import { setTimeout as sleep } from 'node:timers/promises'
import { heldBy } from '../budget'
import { EDITS } from '../../channels/website/edits'
import type { ChannelId } from '@hl/config/words'
import type { Channel, ChannelContext, Cost, Outcome, Receipt, Rendition, Usage } from '../../channels/channel'
import { ChannelUnavailable, ItemRejected, LimitReached, NotAuthorized, OutcomeUnknown } from '../../channels/errors'

export type Fault = 'before' | 'lost' | 'lost before' | 'limit' | 'own budget' | 'unauthorized' | 'rejected' | 'bug'

export interface Thing {
  id: string
  text: string
  delivery: string
}

export interface ScriptedChannel extends Channel {
  /** What the public would see. */
  readonly things: Thing[]
  /** What was made ahead and nobody sees. */
  readonly unseen: Thing[]
  readonly calls: string[]
  /** When each of `calls` came. */
  readonly calledAt: number[]
  /** The next create or delete fails like this. */
  fail(...faults: Fault[]): void
  /** Forgets all that was made, called and ordered. */
  reset(): void
  isHealthy: boolean
  slowMs: number
  isProcessing: boolean
  /** Whether a look sees all there is. */
  isSeenWhole: boolean
  /** what deliver answers of what it made */
  outcome: Outcome
  /** Of a limit: how long nobody may call. */
  limitMs: number
  /** What the next answers say of the platform's limits. */
  usage: Usage | null
  /** What each create and delete costs. */
  cost: Cost | null
}

const COMPLETE: Outcome = { partly: null }
const CALM = {
  isHealthy: true,
  slowMs: 0,
  isProcessing: false,
  isSeenWhole: true,
  outcome: COMPLETE,
  limitMs: 60_000,
  usage: null,
  cost: null,
}
const FACTS = { code: 'scripted', message: 'Lỗi thử.', help: 'Không phải làm gì.', who: 'nobody' } as const

export function createScriptedChannel(input: {
  id: ChannelId
  after?: readonly ChannelId[]
  embeds?: readonly ChannelId[]
  looksMs?: readonly [number, number]
  /** has an upload that can be done ahead */
  canPrepare?: boolean
}): ScriptedChannel {
  const faults: Fault[] = []
  const things: Thing[] = []
  const unseen: Thing[] = []
  const calls: string[] = []
  const calledAt: number[] = []
  const called = (name: string, ctx: ChannelContext) => {
    calls.push(name)
    calledAt.push(Date.now())
    if (channel.usage) ctx.noteUsage(channel.usage)
  }
  const costs = () => (channel.cost ? { cost: channel.cost } : {})
  let made = 0
  const throwIf = (fault: Fault | undefined, when: 'before' | 'after') => {
    if (when === 'before' && fault === 'before') throw new ChannelUnavailable(FACTS)
    if (when === 'before' && fault === 'limit') throw new LimitReached({ ...FACTS, until: new Date(Date.now() + channel.limitMs) })
    if (when === 'before' && fault === 'own budget') throw heldBy({ channel, bucket: 'units', until: new Date(Date.now() + 60_000) })
    if (when === 'before' && fault === 'unauthorized') throw new NotAuthorized({ ...FACTS, who: 'operator' })
    if (when === 'before' && fault === 'rejected') throw new ItemRejected({ ...FACTS, who: 'editor' })
    if (when === 'before' && fault === 'bug') throw new TypeError('a bug of ours')
    if (fault === (when === 'before' ? 'lost before' : 'lost')) throw new OutcomeUnknown(FACTS)
  }
  const channel: ScriptedChannel = {
    id: input.id,
    looksMs: input.looksMs ?? [0, 0],
    ...(input.embeds ? { embeds: input.embeds } : {}),
    things,
    unseen,
    calls,
    calledAt,
    ...CALM,
    fail: (...next) => void faults.push(...next),
    reset() {
      for (const list of [things, unseen, calls, calledAt, faults]) list.length = 0
      Object.assign(channel, CALM)
    },
    edits: EDITS,
    accepts: (release) => (release.title.includes('<') ? [{ field: 'title', message: 'Bỏ dấu < trong tiêu đề.', level: 'error' }] : []),
    after: () => input.after ?? [],
    render: (release, receipts) => ({
      text: release.title,
      film: release.summary,
      shows: receipts.filter((r) => input.embeds?.includes(r.channel)).map((r) => r.externalId),
    }),
    async deliver(plan, ctx) {
      if (plan.action === 'remove') {
        for (const receipt of ctx.receipts) {
          await ctx.step({ name: 'delete', effect: 'repeatable', deadlineMs: 1_000, request: null, ...costs() }, async () => {
            called('delete', ctx)
            throwIf(faults.shift(), 'before')
            for (const list of [things, unseen]) list.splice(0, list.length, ...list.filter((thing) => thing.id !== receipt.externalId))
            return { answer: null }
          })
        }
        return { partly: null }
      }
      const text = textOf(plan.rendition)
      if (plan.action === 'update') {
        await ctx.step({ name: 'update', effect: 'repeatable', deadlineMs: 1_000, request: { text } }, async () => {
          called('update', ctx)
          const own = ctx.receipts.filter((receipt) => receipt.incarnation === ctx.incarnation).map(({ externalId }) => externalId)
          things.push(...unseen.filter((thing) => own.includes(thing.id)))
          unseen.splice(0, unseen.length, ...unseen.filter((thing) => !own.includes(thing.id)))
          for (const thing of things) if (own.includes(thing.id)) thing.text = text
          return { answer: null }
        })
        return channel.outcome
      }
      await ctx.step({ name: 'create', effect: 'create', deadlineMs: 1_000, request: { text }, exclusive: true, ...costs() }, async () => {
        const fault = faults.shift()
        called('create', ctx)
        throwIf(fault, 'before')
        await sleep(channel.slowMs)
        const thing = { id: `${input.id}-${++made}`, text, delivery: ctx.deliveryId }
        things.push(thing)
        throwIf(fault, 'after')
        return { answer: thing.id, receipts: [{ key: 'thing', externalId: thing.id, url: `http://example.test/${thing.id}` }] }
      })
      return channel.outcome
    },
    ...(input.canPrepare
      ? {
          async prepare(plan, ctx) {
            const text = textOf(plan.rendition)
            if (ctx.receipts.some((receipt) => receipt.incarnation === ctx.incarnation)) return
            await ctx.step({ name: 'create', effect: 'create', deadlineMs: 1_000, request: { text }, ...costs() }, async () => {
              const fault = faults.shift()
              called('upload', ctx)
              throwIf(fault, 'before')
              const thing = { id: `${input.id}-${++made}`, text, delivery: ctx.deliveryId }
              unseen.push(thing)
              throwIf(fault, 'after')
              return { answer: thing.id, receipts: [{ key: 'thing', externalId: thing.id, url: null }] }
            })
          },
        }
      : {}),
    replaces: ({ release, previous, rendition }) =>
      input.id !== 'website' && release.plan[input.id].replace === true && previous['film'] !== rendition['film'],
    async find(intent, ctx) {
      await ctx.read({ name: 'find', deadlineMs: 1_000 }, async () => called('find', ctx))
      const matches = [...things, ...unseen].filter((thing) => thing.delivery === intent.deliveryId && !intent.knownIds.has(thing.id))
      return {
        matches: matches.map((thing) => ({ key: 'thing', externalId: thing.id, url: null })),
        complete: channel.isSeenWhole,
        asOf: new Date(),
      }
    },
    async verify(receipt: Receipt, rendition: Rendition | null, ctx) {
      await ctx.read({ name: 'verify', deadlineMs: 1_000 }, async () => called('verify', ctx))
      if (channel.isProcessing) return { status: 'pending', lookAgainMs: 20, note: 'processing' }
      const thing = things.find((one) => one.id === receipt.externalId)
      if (!thing) return { status: 'gone' }
      const expected = rendition ? textOf(rendition) : ''
      const baseline = { text: thing.text }
      if (thing.text === expected) return { status: 'match', baseline }
      return { status: 'differs', baseline, differences: [{ field: 'text', expected, found: thing.text }] }
    },
    async health() {
      return { ok: channel.isHealthy, mode: 'sandbox', summary: '', tokenExpiresAt: null, missingPermissions: [] }
    },
  }
  return channel
}

function textOf(rendition: Rendition): string {
  return `${String(rendition['text'])} ${JSON.stringify(rendition['shows'])}`
}
