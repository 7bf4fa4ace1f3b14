/**
 * Brings the table of notices to what stands: what is new is opened, what grew is told again, what is over is closed. It reads
 * states, not events: nothing can be missed, and a hundred Deliveries with one cause are one notice. Not here: who is written
 * to, and when (cms does that).
 */
import type { PoolClient } from 'pg'
import { nextWorkingMoment, type WorkHours } from '@hl/config/work-hours'
import { transaction } from '../database'
import type { KeeperDeps } from '../health/deps'
import { accountCauses, preflightCauses } from './account-causes'
import type { StandingCause } from './cause'
import { blockedChannels, heldTakedowns, lateCauses, overdueTakedowns, stuckCauses, unreadableRows } from './delivery-causes'

type Deps = Pick<KeeperDeps, 'pool' | 'log' | 'workHours'>

/** What comes back this soon is the same trouble, not another. */
const SAME_AGAIN = "interval '30 minutes'"
const KEPT_FOR = "interval '90 days'"

export async function watchNotices({ pool, log, workHours }: Deps): Promise<void> {
  await transaction(pool, async (client) => {
    const standing = await standingCauses(client)
    const { rows: open } = await client.query<OpenNotice>(
      `select id, key, code, message, count, most, items, notify_at from notice where closed_at is null`,
    )
    const byKey = new Map(open.map((notice) => [notice.key, notice]))
    const now = new Date()
    for (const cause of standing.values()) {
      const notifyAt = notifyTime({ cause, workHours, now })
      const known = byKey.get(cause.key)
      if (known) await follow(client, { known, cause, notifyAt })
      else log.info('notice.opened', { key: cause.key, notice: await begin(client, { cause, notifyAt }), count: cause.count })
    }
    const over = open.filter((notice) => !standing.has(notice.key))
    if (over.length > 0) {
      await client.query(`update notice set closed_at = now(), changed_at = now(), revision = revision + 1 where id = any($1)`, [
        over.map((notice) => notice.id),
      ])
      log.info('notice.closed', { keys: over.map((notice) => notice.key) })
    }
    await client.query(`delete from notice where closed_at < now() - ${KEPT_FOR}`)
  })
}

interface OpenNotice {
  id: number
  key: string
  code: string
  message: string
  count: number
  most: number
  items: StandingCause['items']
  notify_at: Date
}

/** By key; of two with one key the one that counts Items. */
async function standingCauses(client: PoolClient): Promise<ReadonlyMap<string, StandingCause>> {
  // one connection: one after the other
  const causes = [
    ...(await blockedChannels(client)),
    ...(await stuckCauses(client)),
    ...(await lateCauses(client)),
    ...(await heldTakedowns(client)),
    ...(await overdueTakedowns(client)),
    ...(await unreadableRows(client)),
    ...(await accountCauses(client, new Date())),
    ...(await preflightCauses(client)),
  ]
  return new Map(causes.map((cause) => [cause.key, cause]))
}

/** At once; or when people are at work, unless it would then be too late. */
function notifyTime({ cause, workHours, now }: { cause: StandingCause; workHours: WorkHours; now: Date }): Date {
  if (!cause.waits) return now
  const working = nextWorkingMoment(workHours, now)
  return cause.waits.until !== null && working >= cause.waits.until ? now : working
}

async function begin(client: PoolClient, { cause, notifyAt }: { cause: StandingCause; notifyAt: Date }): Promise<number> {
  const values = [cause.code, cause.message, cause.help, cause.who, cause.count, JSON.stringify(cause.items), notifyAt, cause.key]
  const again = await client.query<{ id: number }>(
    `update notice set closed_at = null, changed_at = now(), revision = revision + 1, code = $1, message = $2, help = $3, who = $4,
       count = $5, most = $5, items = $6, notify_at = $7
     where id = (select id from notice where key = $8 and closed_at > now() - ${SAME_AGAIN} order by id desc limit 1) returning id`,
    values,
  )
  if (again.rows[0]) return again.rows[0].id
  const { rows } = await client.query<{ id: number }>(
    `insert into notice (code, message, help, who, count, most, items, notify_at, key, kind, channel)
     values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10) returning id`,
    [...values, cause.kind, cause.channel],
  )
  return rows[0]?.id ?? 0
}

/** News: it became another matter, or more Items than were told of. Fewer is good and waits for the end. */
async function follow(client: PoolClient, { known, cause, notifyAt }: { known: OpenNotice; cause: StandingCause; notifyAt: Date }) {
  const isOther = known.code !== cause.code
  const isNews = isOther || cause.count > known.most
  const isSame = known.count === cause.count && known.message === cause.message && sameItems(known.items, cause.items)
  if (!isNews && isSame) return
  await client.query(
    `update notice set code = $2, message = $3, help = $4, who = $5, count = $6, most = greatest(most, $6), items = $7,
       revision = revision + $8, changed_at = case when $8 > 0 then now() else changed_at end,
       notify_at = case when $9 then $10 else least(notify_at, $10) end where id = $1`,
    [
      known.id,
      cause.code,
      cause.message,
      cause.help,
      cause.who,
      cause.count,
      JSON.stringify(cause.items),
      isNews ? 1 : 0,
      isOther,
      notifyAt,
    ],
  )
}

function sameItems(known: StandingCause['items'], now: StandingCause['items']): boolean {
  return known.length === now.length && known.every((item, index) => item.documentId === now[index]?.documentId)
}
