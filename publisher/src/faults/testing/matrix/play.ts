/** Plays one case of the matrix and judges it: the state its row names, never two of a thing, and all of it there in the end. */
import { randomBytes } from 'node:crypto'
import type { DeliveryState } from '../../../delivery/states'
import { bringHome } from './bring-home'
import type { Case } from './cases'
import type { Census } from './controls'
import type { Lane } from './lane'
import { pastDeadline } from './past-deadline'
import type { Platform } from './platform'
import { statesAfter } from './states-after'

export interface Verdict {
  name: string
  problems: string[]
  isDuplicate: boolean
  isLoss: boolean
}

export async function play({
  lane,
  platform,
  siteUrl,
  played,
}: {
  lane: Lane
  platform: Platform
  siteUrl: string
  played: Case
}): Promise<Verdict> {
  const { name, scene, strike, expected } = played
  const channel = platform.channel({ sandbox: lane.sandbox, siteUrl, thing: scene.thing })
  await lane.fresh(strike.name === 'silent' ? pastDeadline({ channel, silence: lane.sandbox.silence }) : channel)
  const things = scene.thing.make({ mediaDir: lane.mediaDir, documentId: `p${randomBytes(6).toString('hex')}` })
  const stage = { lane, thing: scene.thing, ...things }
  await scene.prepare(stage)
  const before = await lane.census()
  await lane.arm(strike.fault)
  await scene.act(stage)
  const left = await lane.disarm()
  const { state: first, error } = await lane.delivery()
  const early = await lane.census()
  const { state: last, acts } = await bringHome(lane)
  const late = await lane.census()

  const allowed = statesAfter({ strike, kind: scene.kind })
  const wanted: DeliveryState = scene.kind === 'removal' ? 'removed' : 'live'
  const isDuplicate = hasMore(early, mostAtFirst({ played, before })) || hasMore(late, expected)
  const isLoss = last !== wanted || hasMore(expected, late)
  const problems = [
    ...(left > 0 ? ['the fault never struck'] : []),
    ...(allowed.includes(first) ? [] : [`stood at ${first} (${error?.code ?? 'no error'}), the row names ${allowed.join(' or ')}`]),
    ...(isDuplicate ? [`doubled: ${JSON.stringify(early)}, then ${JSON.stringify(late)}, not ${JSON.stringify(expected)}`] : []),
    ...(isLoss
      ? [`lost: ended ${last} with ${JSON.stringify(late)}, not ${wanted} with ${JSON.stringify(expected)}; ${acts.join(', ')}`]
      : []),
    ...lane.errors.map((event) => `logged ${event}`),
  ]
  return { name, problems, isDuplicate, isLoss }
}

function hasMore(one: Census, other: Census): boolean {
  return Object.entries(one).some(([kind, count]) => count > (other[kind] ?? 0))
}

/** Before its hour nobody sees it; while it is replaced, both may be there. */
function mostAtFirst({ played: { scene, expected, between }, before }: { played: Case; before: Census }): Census {
  if (scene.kind === 'ahead') return most(before, between)
  return scene.kind === 'replacement' ? sum(before, expected) : most(before, expected)
}

function sum(one: Census, other: Census): Census {
  return Object.fromEntries(Object.entries(one).map(([kind, count]) => [kind, count + (other[kind] ?? 0)]))
}

function most(one: Census, other: Census): Census {
  return Object.fromEntries(Object.entries(one).map(([kind, count]) => [kind, Math.max(count, other[kind] ?? 0)]))
}
