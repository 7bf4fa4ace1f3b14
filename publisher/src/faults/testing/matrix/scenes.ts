/** What is done to a thing while one call fails: make it, correct it, take it down, look for it after a lost answer. */
import type { Release } from '@hl/config/release'
import { bringHome } from './bring-home'
import type { Lane } from './lane'
import type { Thing } from './platform'

export interface Scene {
  name: string
  thing: Thing
  isRemoval: boolean
  /** what is there before */
  prepare(input: Played): Promise<void>
  /** up to the moment when nothing more is due; faults strike here */
  act(input: Played): Promise<void>
}

export interface Played {
  lane: Lane
  release: Release
  changed: Release
}

export function scenesOf(things: readonly Thing[]): Scene[] {
  return things.flatMap((thing) => {
    const named = (verb: string) => ({ name: `${thing.name}, ${verb}`, thing, isRemoval: false })
    return [
      { ...named('made'), prepare: async () => undefined, act: place },
      { ...named('corrected'), prepare: placeAndVerify, act: correct },
      { ...named('taken down'), isRemoval: true, prepare: placeAndVerify, act: takeDown },
      {
        ...named('looked for'),
        prepare: (played) => loseAnswer(played, thing),
        act: lookFor,
      },
    ]
  })
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

async function lookFor({ lane }: Played): Promise<void> {
  await lane.waitUntilDue()
  await lane.work()
}

/** On a busy machine something may give way before the create: it is sent at its next try. */
async function loseAnswer(played: Played, { loses }: Thing): Promise<void> {
  const { lane } = played
  const arm = async () => {
    for (const fault of loses) await lane.arm(fault)
  }
  await arm()
  await place(played)
  for (let tries = 0; (await lane.disarm()) > 0; tries += 1) {
    if (tries === MOST_TRIES) throw new Error('the answer to the create was not lost')
    await arm()
    await lookFor(played)
  }
}
const MOST_TRIES = 3
