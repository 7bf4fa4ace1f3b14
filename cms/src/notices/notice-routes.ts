/** `/notices` and `/channels-health`, behind the panel's login: what must be known, how the channels stand, and mails on or off. */
import type { Core } from '@strapi/strapi'
import { channelsSchema, healthCheckSchema, noticesSchema, type Channels } from '@hl/config/channel-health'
import { CHANNEL_IDS } from '@hl/config/words'
import { z } from 'zod'
import { parsed } from '../editorial/routes'
import { rows } from '../editorial/transaction'
import { asking, guardedRoutes, type Asked, type GuardedRoute } from '../monitor/guarded-routes'
import { hasRight } from '../monitor/rights'
import type { ChannelsAnswer, MailChoice, NoticesAnswer } from './contract'
import { loadOwners, loadPeople, ownNotices } from './recipients'

/** Read by the test that tries each role on each, too. */
export const NOTICE_ROUTES = {
  notices: { method: 'GET', path: '/notices', right: 'read' },
  choose: { method: 'PUT', path: '/notices/mail', right: 'read' },
  channels: { method: 'GET', path: '/channels-health', right: 'read' },
  check: { method: 'POST', path: '/channels-health/:id/check', right: 'operate' },
  attest: { method: 'POST', path: '/channels-health/:id/attest', right: 'operate' },
} as const satisfies Record<string, GuardedRoute>

/** A platform may take its time to answer. */
const ASK_MS = 20_000
const SHOWN = 200

const channelParam = z.object({ id: z.enum(CHANNEL_IDS) })
const choiceSchema = z.strictObject({ isOn: z.boolean() })
const attestSchema = z.strictObject({ code: z.string().min(1).max(100), level: z.enum(['fine', 'wrong']) })

export function noticeRoutes(strapi: Core.Strapi) {
  const handles = { notices, choose, channels, check, attest }
  return { type: 'admin' as const, prefix: '', routes: guardedRoutes({ strapi, routes: NOTICE_ROUTES, handles }) }
}

async function notices({ strapi, caller, publisher }: Asked): Promise<NoticesAnswer> {
  const path = `/notices?open=true&limit=${SHOWN}`
  const [answer, people] = await Promise.all([asking({ caller, publisher }, noticesSchema, { path }), loadPeople(strapi)])
  const documentIds = answer.notices.flatMap((notice) => (notice.who === 'editor' ? notice.items.map((item) => item.documentId) : []))
  const board = { people, owners: await loadOwners({ trx: strapi.db.connection, documentIds }) }
  const recipient = people.find(({ id }) => id === caller.id)
  const own = recipient ? ownNotices({ notices: answer.notices, recipient, board }) : []
  const mail = { isOn: !recipient?.emailOff, email: recipient?.email ?? '' }
  return { notices: [...answer.notices].reverse(), open: answer.open, ownIds: own.map(({ id }) => id), mail }
}

async function choose({ strapi, ctx, caller }: Asked): Promise<Pick<MailChoice, 'isOn'>> {
  const { isOn } = parsed(choiceSchema, ctx.request.body)
  const sql = `insert into cms.notice_choices (user_id, email_off) values (?, ?::boolean)
               on conflict (user_id) do update set email_off = excluded.email_off, changed_at = now() returning email_off as "emailOff"`
  const bindings = [caller.id, String(!isOn)]
  const [row] = await rows({ trx: strapi.db.connection, sql, bindings, row: z.object({ emailOff: z.boolean() }) })
  return { isOn: !row?.emailOff }
}

async function channels({ caller, publisher }: Asked): Promise<ChannelsAnswer> {
  const answer: Channels = await asking({ caller, publisher }, channelsSchema, { path: '/channels' })
  return { ...answer, canOperate: hasRight({ caller, right: 'operate' }), canConnect: hasRight({ caller, right: 'connect' }) }
}

async function check({ ctx, caller, publisher }: Asked): Promise<unknown> {
  const { id } = parsed(channelParam, ctx.params)
  const path = `/channels/${id}/check-health`
  const schema = z.object({ check: healthCheckSchema.nullable() })
  return asking({ caller, publisher }, schema, { method: 'POST', path, timeoutMs: ASK_MS })
}

async function attest({ ctx, caller, publisher }: Asked): Promise<unknown> {
  const { id } = parsed(channelParam, ctx.params)
  const body = parsed(attestSchema, ctx.request.body)
  const path = `/channels/${id}/attest`
  return asking({ caller, publisher }, z.object({ ok: z.boolean() }), { method: 'POST', path, body })
}
