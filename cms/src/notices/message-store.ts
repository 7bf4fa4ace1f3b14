/** The messages on their way and what each recipient was told. What is written together is true together. */
import type { Core } from '@strapi/strapi'
import { noticeSchema } from '@hl/config/channel-health'
import { z } from 'zod'
import { jsonColumn, rows, type Trx } from '../editorial/transaction'
import type { Message, ToldNotice } from './compose'

const toldSchema = noticeSchema.pick({
  id: true,
  kind: true,
  channel: true,
  code: true,
  message: true,
  help: true,
  who: true,
  count: true,
  items: true,
  openedAt: true,
  revision: true,
})
const messageNotice = toldSchema.extend({ is: z.enum(['new', 'grown', 'still', 'over', 'rest']) })
const kind = z.enum(['now', 'done', 'digest'])

/** Waits between tries; after the last the message is given up. */
const AGAIN_MS = [60_000, 300_000, 900_000, 3_600_000, 3_600_000, 3_600_000, 3_600_000]
const KEPT_FOR = "interval '30 days'"
const SENT_AT_ONCE = 50

export interface Due extends Message {
  id: number
  recipient: string
  createdAt: Date
  tries: number
}

export interface Memory {
  told: ToldNotice[]
  lastAt: Date | null
  lastDigestAt: Date | null
}

export async function recall({ trx, recipient }: { trx: Trx; recipient: string }): Promise<Memory> {
  const told = await rows({
    trx,
    sql: 'select notice from cms.notice_told where recipient = ? order by told_at, notice_id',
    bindings: [recipient],
    row: z.object({ notice: jsonColumn(toldSchema) }),
  })
  const when = await rows({
    trx,
    sql: `select max(created_at) filter (where kind <> 'digest') as "lastAt", max(created_at) filter (where kind = 'digest') as "lastDigestAt"
            from cms.notice_messages where recipient = ?`,
    bindings: [recipient],
    row: z.object({ lastAt: z.coerce.date().nullable(), lastDigestAt: z.coerce.date().nullable() }),
  })
  return { told: told.map(({ notice }) => notice), lastAt: when[0]?.lastAt ?? null, lastDigestAt: when[0]?.lastDigestAt ?? null }
}

/** Who was told of something that is not known to be over. */
export async function toldRecipients(trx: Trx): Promise<ReadonlySet<string>> {
  const sql = 'select distinct recipient from cms.notice_told'
  return new Set((await rows({ trx, sql, bindings: [], row: z.object({ recipient: z.string() }) })).map(({ recipient }) => recipient))
}

/** The message and that she was told, in one transaction: after a crash neither stands without the other. */
export async function keep({ strapi, recipient, message }: { strapi: Core.Strapi; recipient: string; message: Message }): Promise<void> {
  await strapi.db.connection.transaction(async (trx) => {
    await trx.raw('insert into cms.notice_messages (recipient, kind, notices) values (?, ?, ?)', [
      recipient,
      message.kind,
      JSON.stringify(message.notices),
    ])
    for (const { is, ...notice } of message.notices) {
      if (is === 'over') await trx.raw('delete from cms.notice_told where recipient = ? and notice_id = ?', [recipient, notice.id])
      else if (message.kind === 'now')
        await trx.raw(
          `insert into cms.notice_told (recipient, notice_id, revision, notice) values (?, ?, ?, ?)
           on conflict (recipient, notice_id) do update set revision = excluded.revision, notice = excluded.notice, told_at = now()`,
          [recipient, notice.id, notice.revision, JSON.stringify(notice)],
        )
    }
  })
}

export async function dueMessages(trx: Trx): Promise<Due[]> {
  return rows({
    trx,
    sql: `select id, recipient, kind, notices, created_at as "createdAt", tries from cms.notice_messages
           where sent_at is null and given_up_at is null and next_at <= now() order by id limit ${SENT_AT_ONCE}`,
    bindings: [],
    row: z.object({
      id: z.coerce.number(),
      recipient: z.string(),
      kind,
      notices: jsonColumn(z.array(messageNotice)),
      createdAt: z.coerce.date(),
      tries: z.int(),
    }),
  })
}

/** Before the try: should the process die in it, the message waits its time and goes again under the same Message-ID. */
export async function markSending({ trx, message }: { trx: Trx; message: Due }): Promise<void> {
  const againMs = AGAIN_MS[message.tries] ?? AGAIN_MS.at(-1) ?? 0
  const sql = `update cms.notice_messages set sending_at = now(), tries = tries + 1, next_at = now() + ? * interval '1 millisecond' where id = ?`
  await trx.raw(sql, [againMs, message.id])
}

export async function markSent({ trx, message }: { trx: Trx; message: Due }): Promise<void> {
  await trx.raw('update cms.notice_messages set sent_at = now(), problem = null where id = ?', [message.id])
}

/** @returns whether it is given up */
export async function markFailed({ trx, message, problem }: { trx: Trx; message: Due; problem: string }): Promise<boolean> {
  const isLast = message.tries + 1 > AGAIN_MS.length
  const sql = `update cms.notice_messages set problem = ?, given_up_at = case when ?::boolean then now() end where id = ?`
  await trx.raw(sql, [problem.slice(0, 500), String(isLast), message.id])
  return isLast
}

export async function forgetOld(trx: Trx): Promise<void> {
  await trx.raw(
    `delete from cms.notice_messages where created_at < now() - ${KEPT_FOR} and (sent_at is not null or given_up_at is not null)`,
    [],
  )
}
