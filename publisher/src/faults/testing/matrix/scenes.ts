/** What is done to a thing while one call fails: make it, correct it, take it down, look for it after a lost answer … */
import type { Release } from '@hl/config/release'
import { bringHome } from './bring-home'
import type { Lane } from './lane'
import type { Thing } from './platform'

export interface Scene {
  name: string
  thing: Thing
  kind: SceneKind
  /** what is there before */
  prepare(input: Played): Promise<void>
  /** up to the moment when nothing more is due; faults strike here */
  act(input: Played): Promise<void>
}

/** `ahead`: before its hour, and nobody may see it. `replacement`: the new one is made while the old one is there. */
export type SceneKind = 'publishing' | 'ahead' | 'replacement' | 'removal'

export interface Played {
  lane: Lane
  thing: Thing
  release: Release
  changed: Release
}

type Verb = Pick<Scene, 'kind' | 'prepare' | 'act'>
const nothing = async () => undefined
const VERBS = {
  made: { kind: 'publishing', prepare: nothing, act: place },
  corrected: { kind: 'publishing', prepare: placeAndVerify, act: correct },
  'taken down': { kind: 'removal', prepare: placeAndVerify, act: takeDown },
  'looked for': { kind: 'publishing', prepare: loseAnswer, act: whenDue },
  'uploaded ahead': { kind: 'ahead', prepare: nothing, act: place },
  'shown at its hour': { kind: 'publishing', prepare: place, act: whenDue },
  'made anew': { kind: 'replacement', prepare: placeAndVerify, act: correct },
} as const satisfies Record<string, Verb>
export type VerbName = keyof typeof VERBS

const OF_EVERY_THING: readonly VerbName[] = ['made', 'corrected', 'taken down', 'looked for']

export function scenesOf(things: readonly Thing[]): Scene[] {
  return things.flatMap((thing) =>
    (thing.verbs ?? OF_EVERY_THING).map((verb) => ({ ...VERBS[verb], name: `${thing.name}, ${verb}`, thing })),
  )
}

async function place({ lane, release }: Played): Promise<void> {
  await lane.approve(release)
  await lane.work()
}

async function placeAndVerify(played: Played): Promise<void> {
  await place(played)
  await bringHome(played.lane)
}

async function correct({ lane, changed }: Played): Promise<void> {
  await lane.approve(changed)
  await lane.work()
}

async function takeDown({ lane, release }: Played): Promise<void> {
  await lane.takeDown(release)
  await lane.work()
}

async function whenDue({ lane }: Played): Promise<void> {
  await lane.waitUntilDue()
  await lane.work()
}

/** On a busy machine something may give way before the create: it is sent at its next try. */
async function loseAnswer(played: Played): Promise<void> {
  const { lane, thing } = played
  const arm = async () => {
    for (const fault of thing.loses) await lane.arm(fault)
  }
  await arm()
  await place(played)
  for (let tries = 0; (await lane.disarm()) > 0; tries += 1) {
    if (tries === MOST_TRIES) throw new Error('the answer to the create was not lost')
    await arm()
    await whenDue(played)
  }
}
const MOST_TRIES = 3
