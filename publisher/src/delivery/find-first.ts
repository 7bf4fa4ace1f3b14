/**
 * `find_first` (DELIVERY.md §4): the database may not know what is on the channel, after a restore or an operator's "absent". One
 * complete look over everything of ours comes before the next create, and before a takedown; what it finds is adopted.
 */
import type { Pool } from 'pg'
import { transaction } from '../database'
import type { Channel, DeliveryContext } from '../channels/channel'
import { notAfter } from './ahead'
import type { Claim } from './claim'
import { releaseOf, type Delivery } from './delivery'
import type { DeliveryDeps } from './deps'
import { find } from './looks'
import { LOOKING, severalFound } from './lost-outcome'
import type { Settlement } from './settle'
import { saveReceipts } from './steps'

const FIND_AGAIN_MS = 60_000
/** How long after a restore what seems new may be there already: approved once before it, and again since. */
const RESTORE_MATTERS = `at > now() - interval '30 days'`
/** SQL: whether a Delivery that begins now looks first. */
export const BEGINS_WITH_A_LOOK = `exists (select 1 from restored where ${RESTORE_MATTERS})`

/** @returns where to stop; null when nothing of ours is there */
export async function findFirst(
  deps: DeliveryDeps,
  input: { claim: Claim; channel: Channel; ctx: DeliveryContext },
): Promise<Settlement | null> {
  const { claim } = input
  const { delivery, target } = claim
  const release = releaseOf(target) ?? (await newestRelease(deps.pool, delivery))
  if (release === null) return done(deps, delivery)
  const step = { name: 'find-first', release, request: null, sent_at: await earliestCreate(deps.pool, delivery) }
  const { matches, complete } = await find(deps, { ...input, step })
  const again = new Date(Date.now() + FIND_AGAIN_MS)
  if (matches.length > 1 && target.kind === 'prepare') return ahead({ dueAt: target.notBefore, outcome: 'looking' })
  if (matches.length > 1) return severalFound(deps, { isRemoval: target.kind === 'remove', ids: matches.map((match) => match.externalId) })
  if (matches.length === 1) {
    await transaction(deps.pool, (client) => saveReceipts(client, { claim, drafts: matches, release }))
    const adopted = { outcome: 'adopted', isFindFirstDone: true } as const
    if (target.kind === 'prepare') return { ...ahead({ dueAt: target.notBefore, ...adopted }), isPrepared: true }
    return { ...adopted, state: target.kind === 'remove' ? 'removing' : 'queued', dueAt: new Date() }
  }
  if (complete) return done(deps, delivery)
  if (target.kind === 'prepare') return ahead({ dueAt: notAfter(target, again), outcome: 'looking' })
  return { state: target.kind === 'remove' ? 'removing' : 'retrying', dueAt: again, outcome: 'looking', error: LOOKING }
}

function ahead(to: Pick<Settlement, 'dueAt' | 'outcome' | 'isFindFirstDone'>): Settlement {
  return { state: 'scheduled', error: null, ...to }
}

async function done(deps: DeliveryDeps, { id, fence }: Delivery): Promise<null> {
  await deps.pool.query(`update delivery set find_first = false where id = $1 and fence = $2`, [id, fence])
  return null
}

/** Of what was ever approved, to know it by: a takedown names none. */
async function newestRelease(pool: Pool, { document_id: documentId }: Delivery): Promise<string | null> {
  const { rows } = await pool.query<{ hash: string }>(`select hash from release where document_id = $1 order by created_at desc limit 1`, [
    documentId,
  ])
  return rows[0]?.hash ?? null
}

/** What a restored database has forgotten was made after the last thing it knows. */
async function earliestCreate(pool: Pool, { created_at: createdAt }: Delivery): Promise<Date> {
  const { rows } = await pool.query<{ at: Date }>(
    `select least($1::timestamptz, (select min(known_until) from restored where ${RESTORE_MATTERS})) as at`,
    [createdAt],
  )
  return rows[0]?.at ?? createdAt
}
