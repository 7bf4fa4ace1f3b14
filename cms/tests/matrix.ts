/** The hostile matrix as data: every place an Item may stand in, and what the chain says to everybody who tries something there. */
import { decide, MOVERS, STAGES, TRANSITIONS, type Mover, type Preset, type Stage, type Transition } from '@hl/config/chain'
import { z } from 'zod'
import type { Answer, Api } from './api'
import type { Desk } from './desk'

export interface Place {
  stage: Stage
  /** an approved version is on the channels */
  isLive: boolean
}

/** Every stage as it comes, and those in which an older version may be live meanwhile. */
export const PLACES: readonly Place[] = [
  ...STAGES.map((stage) => ({ stage, isLive: stage === 'approved' })),
  ...(['draft', 'in_edit', 'in_check', 'awaiting_approval'] as const).map((stage) => ({ stage, isLive: true })),
]

export function nameOf({ stage, isLive }: Place): string {
  return `${stage}${isLive && stage !== 'approved' ? ', an older version live' : ''}`
}

/** @returns what went otherwise than the data says, a line each */
export async function tryEverything(input: {
  desk: Desk
  preset: Preset
  place: Place
  callers: ReadonlyMap<Mover, Api>
}): Promise<string[]> {
  const { desk, preset, place, callers } = input
  const wrong: string[] = []
  let item = await placed(desk, place)
  let isFresh = true
  for (const mover of MOVERS) {
    const api = callers.get(mover)
    if (!api) throw new Error(`Nobody is ${mover}`)
    for (const transition of TRANSITIONS) {
      if (!isFresh) item = await placedAgain({ desk, place, item })
      const expected = expectedOf({ preset, place, mover, transition })
      const answer = await attempt({ api, id: item, transition })
      const stage = await stageOf(desk, item)
      const cell = `${preset.id} · ${mover} · ${nameOf(place)} · ${transition}`
      if (answer.status !== expected.status) wrong.push(`${cell}: ${answer.status} instead of ${expected.status}`)
      if (stage !== expected.stage) wrong.push(`${cell}: led to ${stage} instead of ${expected.stage}`)
      if (answer.status !== 200 && !refusalSchema.safeParse(answer.body).success) wrong.push(`${cell}: refused without saying what to do`)
      isFresh = answer.status !== 200
    }
  }
  return wrong
}

const refusalSchema = z.object({ error: z.object({ code: z.string().min(1), message: z.string().min(1), help: z.string().min(1) }) })

/** 403 where the role may not or cannot read, 409 where the stage or what is live forbids, 400 where the preset has no such step. */
function expectedOf(input: { preset: Preset; place: Place; mover: Mover; transition: Transition }): { status: number; stage: Stage } {
  const { preset, place, mover, transition } = input
  const stay = (status: number) => ({ status, stage: place.stage })
  if (mover === 'system-admin' || mover === 'contributor') return stay(403)
  const situation = { ...place, movers: [mover], isSender: false, returnedFrom: null, isChecked: true, hasLapsed: false }
  const decision = decide({ preset, transition, ...situation })
  switch (decision.kind) {
    case 'move':
      return { status: 200, stage: decision.to }
    case 'forbidden':
    case 'not_sender':
      return stay(403)
    case 'not_in_chain':
      return stay(400)
    case 'wrong_stage':
    case 'not_live':
    case 'live':
    case 'lapsed':
    case 'no_short_way':
      return stay(409)
  }
}

async function attempt({ api, id, transition }: { api: Api; id: string; transition: Transition }): Promise<Answer> {
  const path = `/editorial/articles/${id}`
  const releaseHash = transition === 'approve' ? hashIn((await api.call('GET', path)).body) : 'none'
  return api.call('POST', `${path}/${transition}`, { comment: 'Thử', checklist: { read: true }, releaseHash })
}

function hashIn(view: unknown): string {
  return z.object({ releaseHash: z.string() }).safeParse(view).data?.releaseHash ?? 'none'
}

/** An Item in this place, written by an administrator whom nobody counts as a changer. */
export async function placed(desk: Desk, place: Place): Promise<string> {
  const id = await desk.article(`Ma trận ${place.stage}`)
  if (place.isLive) {
    const path = `/editorial/articles/${id}`
    await putAt(desk, id, { stage: 'awaiting_approval', isLive: false })
    const releaseHash = hashIn((await desk.people.chief.call('GET', path)).body)
    const { status } = await desk.people.chief.call('POST', `${path}/approve`, { releaseHash, checklist: { read: true } })
    if (status !== 200) throw new Error(`Not approved: ${status}`)
  }
  await putAt(desk, id, place)
  return id
}

/** What a takedown or a discard took away is made anew; the rest is set back. */
async function placedAgain(input: { desk: Desk; place: Place; item: string }): Promise<string> {
  const { desk, place, item } = input
  if (place.isLive && (await desk.published(item)) === 0) return placed(desk, place)
  await putAt(desk, item, place)
  return item
}

/** Sets the table straight, past the chain: what is tested is the next move, not the way there. */
export async function putAt(desk: Desk, id: string, { stage, isLive }: Place): Promise<void> {
  const { database } = desk
  await database.query(
    `update cms.item_states set stage = $2, is_live = $3, senders = '{}', returned_by = null, returned_from = null, holder = null,
       checked_by = '{"id":"0","name":"x"}', emergency = null, minor = null, lapsed = null where document_id = $1`,
    [id, stage, isLive],
  )
  await database.query('update cms.articles set stage = $2 where document_id = $1 and published_at is null', [id, stage])
  await database.query('delete from cms.item_changers where document_id = $1', [id])
}

export async function stageOf(desk: Desk, id: string): Promise<string> {
  const found = await desk.database.query('select stage from cms.item_states where document_id = $1', [id])
  return z.object({ stage: z.string() }).parse(found.rows[0]).stage
}
