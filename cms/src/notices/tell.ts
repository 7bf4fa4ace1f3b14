/**
 * One round of telling: read what is open, write down what each person is to be told, send what is on its way. One instance of
 * cms at a time. A message is at least once: should the process die between the mail server's answer and our mark, it goes again
 * after a minute under the same Message-ID.
 */
import type { Core } from '@strapi/strapi'
import { noticesSchema, type Notice } from '@hl/config/channel-health'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { SYSTEM } from '../editorial/actor'
import { Refusal } from '../editorial/refusal'
import { askPublisher } from '../monitor/publisher-api'
import { compose } from './compose'
import { isDigestDue } from './digest'
import { mailOf } from './mail'
import { dueMessages, forgetOld, keep, markFailed, markSending, markSent, recall, toldRecipients, type Due } from './message-store'
import { loadOwners, loadPeople, ownNotices, watchesAll, WEBHOOK, webhookRecipient, type Board, type Recipient } from './recipients'
import type { Silence } from './silence'
import { post } from './webhook'

export interface Teller {
  strapi: Core.Strapi
  settings: EditorialConfig['notices']
  publisher: EditorialConfig['publisher']
  silence: Silence
  now: () => Date
  /** aborted when cms ends: no further message is begun */
  stopping: AbortSignal
}

const LOCK = "select pg_try_advisory_xact_lock(hashtextextended('hl-cms:notices', 0)) as got"
const MOST_NOTICES = 500

/** @returns false when another instance is at it */
export async function tell(teller: Teller): Promise<boolean> {
  const db = teller.strapi.db.connection
  return db.transaction(async (lock) => {
    const got = z.object({ rows: z.array(z.object({ got: z.boolean() })) }).parse(await lock.raw(LOCK))
    if (!got.rows[0]?.got) return false
    const people = await loadPeople(teller.strapi)
    try {
      await writeDown(teller, people)
    } finally {
      // what is written already goes out, whatever stands against the rest
      await sendDue(teller, people)
    }
    await forgetOld(db)
    return true
  })
}

async function writeDown(teller: Teller, people: readonly Recipient[]): Promise<void> {
  const { strapi, settings } = teller
  const { notices, isWhole } = await openNotices(teller)
  const documentIds = notices.flatMap((notice) => (notice.who === 'editor' ? notice.items.map((item) => item.documentId) : []))
  const board: Board = { people, owners: await loadOwners({ trx: strapi.db.connection, documentIds }) }
  const recipients = [...people.filter((person) => !person.emailOff), ...(settings.webhook ? [webhookRecipient] : [])]
  const told = await toldRecipients(strapi.db.connection)
  for (const recipient of recipients) {
    const own = ownNotices({ notices, recipient, board })
    const hasMore = told.has(recipient.id) || (notices.length > 0 && watchesAll(recipient))
    if (own.length > 0 || hasMore) await writeTo(teller, { recipient, own, notices, isWhole })
  }
}

async function writeTo(
  teller: Teller,
  { recipient, own, notices, isWhole }: { recipient: Recipient; own: readonly Notice[]; notices: readonly Notice[]; isWhole: boolean },
): Promise<void> {
  const { strapi, settings } = teller
  const now = teller.now()
  const mine = new Set(own.map((notice) => notice.id))
  const { told, lastAt, lastDigestAt } = await recall({ trx: strapi.db.connection, recipient: recipient.id })
  const rest = watchesAll(recipient) ? notices.filter((notice) => !mine.has(notice.id)) : []
  const message = compose({
    own: own.filter((notice) => Date.parse(notice.notifyAt) <= now.getTime()),
    openIds: isWhole ? mine : null,
    rest,
    told,
    lastAt,
    isDigestDue:
      recipient.id !== WEBHOOK && isDigestDue({ minutes: settings.digestMinutes, timeZone: settings.timeZone, now, lastDigestAt }),
    now,
    everyMs: settings.everyMs,
  })
  if (message !== null) await keep({ strapi, recipient: recipient.id, message })
}

/** `isWhole` false: what is not among them may still be open. */
async function openNotices({ publisher, silence, now }: Teller): Promise<{ notices: Notice[]; isWhole: boolean }> {
  try {
    const path = `/notices?open=true&limit=${MOST_NOTICES}`
    const { notices, next } = await askPublisher(noticesSchema, { publisher, actor: SYSTEM, path })
    silence.heard()
    return { notices, isWhole: next === null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { notices: silence.notice(now()), isWhole: false }
  }
}

async function sendDue(teller: Teller, people: readonly Recipient[]): Promise<void> {
  const trx = teller.strapi.db.connection
  for (const message of await dueMessages(trx)) {
    if (teller.stopping.aborted) return
    await markSending({ trx, message })
    try {
      await send(teller, { message, recipient: people.find((person) => person.id === message.recipient) })
      await markSent({ trx, message })
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      const isGivenUp = await markFailed({ trx, message, problem })
      teller.strapi.log.warn(`notices.${isGivenUp ? 'given_up' : 'not_sent'} message ${message.id} to ${message.recipient}: ${problem}`)
    }
  }
}

/** Whoever left the board meanwhile, or switched mails off, gets none. */
async function send(teller: Teller, { message, recipient }: { message: Due; recipient: Recipient | undefined }): Promise<void> {
  const { strapi, settings } = teller
  const { panelUrl, timeZone, webhook } = settings
  if (message.recipient === WEBHOOK) {
    if (webhook) await post({ hook: webhook, message, panelUrl, now: teller.now() })
    return
  }
  if (!recipient?.email || recipient.emailOff) return
  const mail = mailOf({ message, context: { language: recipient.language, timeZone, panelUrl } })
  const messageId = `<notice-${message.id}-${message.createdAt.getTime()}@${new URL(panelUrl).hostname}>`
  await strapi
    .plugin('email')
    .service('email')
    .send({ to: recipient.email, ...mail, messageId, headers: { 'Auto-Submitted': 'auto-generated' } })
}
