/**
 * The matrix: every row of the tables and every fault of the wire, on every call of every scene. The calls are learnt by playing each
 * scene once without a fault, so that the matrix grows with the channels by itself.
 */
import { randomBytes } from 'node:crypto'
import { bringHome } from './bring-home'
import type { Call, Census } from './controls'
import { wireFaults, type Effect, type Reaction } from './faults'
import type { Lane } from './lane'
import { watched } from './watched'
import type { Platform } from './platform'
import { scenesOf, type Scene } from './scenes'

export interface Case {
  name: string
  scene: Scene
  strike: Strike
  /** what is there when the scene is played without a fault */
  expected: Census
  /** what is there when the act is over; differs where time has to pass yet */
  between: Census
}

/** One fault on one call. */
export interface Strike {
  /** the row, or the fault of the wire */
  name: string
  call: string
  effect: Effect
  fault: Record<string, unknown>
  reaction: Reaction
  isAddition: boolean
  isOfOneCall: boolean
  isRemoval: boolean
}

export interface LearntCall extends Call {
  effect: Effect
  /** it takes something away, or sees whether it is */
  isRemoval: boolean
  /** how many of the same were made in the scene before it */
  earlier: number
}

export interface Learnt {
  scene: Scene
  calls: LearntCall[]
  expected: Census
  between: Census
}

/** Plays every scene once, without a fault. */
export async function learn({ lane, platform, siteUrl }: { lane: Lane; platform: Platform; siteUrl: string }): Promise<Learnt[]> {
  const learnt: Learnt[] = []
  for (const scene of scenesOf(platform.things)) {
    const watch = watched({ channel: platform.channel({ sandbox: lane.sandbox, siteUrl, thing: scene.thing }), calls: lane.calls })
    await lane.fresh(watch.channel)
    const stage = {
      lane,
      thing: scene.thing,
      ...scene.thing.make({ mediaDir: lane.mediaDir, documentId: `l${randomBytes(6).toString('hex')}` }),
    }
    await scene.prepare(stage)
    const before = await lane.calls()
    await scene.act(stage)
    const during = await lane.calls()
    const between = await lane.census()
    await bringHome(lane)
    const calls = during.map((call, index) => ({ ...call, ...watch.partOf(index), earlier: 0 })).slice(before.length)
    learnt.push({
      scene,
      calls: calls.map((call, index) => ({ ...call, earlier: earlier(calls.slice(0, index), call) })),
      expected: await lane.census(),
      between,
    })
  }
  return learnt
}

/** @param isWhole every row, not only those that are typical; these at every call, not only where a scene is there for it */
export function casesOf({ learnt, platform, isWhole }: { learnt: readonly Learnt[]; platform: Platform; isWhole: boolean }): Case[] {
  return learnt.flatMap(({ scene, calls, expected, between }) => {
    const isOwn = (call: LearntCall) => scene.thing.isItsOwn?.(call) ?? true
    return calls
      .filter((call) => isWhole || isOwn(call))
      .flatMap((call) => strikesOn({ call, platform, isEveryRow: isWhole && isOwn(call) }))
      .map((strike) => ({ name: `${scene.name}: ${strike.call} ${strike.name}`, scene, strike, expected, between }))
  })
}

function strikesOn({ call, platform, isEveryRow }: { call: LearntCall; platform: Platform; isEveryRow: boolean }): Strike[] {
  const { effect, isRemoval, earlier: skip } = call
  const match = matchOf(call)
  const of = { call: nameOf(call), effect, isRemoval, isAddition: platform.isAddition(call) }
  const rows = platform.errors.filter(({ fits, isTypical }) => (fits?.(call) ?? true) && (isEveryRow || isTypical))
  return [
    ...rows.map(({ name, fault, reaction, strikes = 1, isOfOneCall = false }) => ({
      ...of,
      name,
      reaction,
      isOfOneCall,
      fault: { ...fault, match, skip, times: strikes },
    })),
    ...wireFaults(call).map(({ name, fault }) => ({
      ...of,
      name,
      isOfOneCall: false,
      reaction: 'look or retry' as const,
      fault: { ...fault, match, skip },
    })),
  ]
}

const earlier = (calls: readonly Call[], call: Call) => calls.filter((other) => signature(other) === signature(call)).length
const signature = (call: Call) => JSON.stringify(matchOf(call))

/** Ids differ from play to play. */
function matchOf({ method, path, phase }: Call) {
  const pattern = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\d{5,}/g, '\\d+')
  return { method, path: `^${pattern}$`, ...(phase === null ? {} : { phase }) }
}

function nameOf({ method, path, phase, earlier: nth }: LearntCall): string {
  const short = path.replace(/^\/(graph|google)(\/v\d+\.\d+)?/, '').replace(/\d{5,}(_\d+)?/g, '{id}')
  return `${method} ${short || '/'}${phase ? ` ${phase}` : ''}${nth > 0 ? ` (${nth + 1})` : ''}`
}
