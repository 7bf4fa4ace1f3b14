/** GET /notices: what people must know of, oldest first. */
import type { Notice, Notices } from '@hl/config/channel-health'
import { TYPE_PATHS } from '@hl/config/words'
import type { Queryable } from '../database'
import type { NoticeItem } from './cause'

export interface NoticeFilter {
  /** only what still stands */
  isOpen: boolean
  /** those with a greater id */
  after: number
  limit: number
}

type Row = Omit<Notice, 'items' | 'openedAt' | 'changedAt' | 'closedAt' | 'notifyAt'> & {
  items: NoticeItem[]
  openedAt: Date
  changedAt: Date
  closedAt: Date | null
  notifyAt: Date
}

export async function readNotices(client: Queryable, { isOpen, after, limit }: NoticeFilter): Promise<Notices> {
  const { rows } = await client.query<Row>(
    `select id, kind, channel, code, message, help, who, count, items, revision, opened_at as "openedAt", changed_at as "changedAt",
       closed_at as "closedAt", notify_at as "notifyAt"
     from notice where id > $1 and (not $2 or closed_at is null) order by id limit $3`,
    [after, isOpen, limit + 1],
  )
  const open = await client.query<{ count: number }>(`select count(*) as count from notice where closed_at is null`)
  const page = rows.slice(0, limit)
  return {
    notices: page.map((row) => ({
      ...row,
      items: row.items.map((item) => ({ ...item, type: TYPE_PATHS[item.type] })),
      openedAt: row.openedAt.toISOString(),
      changedAt: row.changedAt.toISOString(),
      closedAt: row.closedAt?.toISOString() ?? null,
      notifyAt: row.notifyAt.toISOString(),
    })),
    open: open.rows[0]?.count ?? 0,
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}
