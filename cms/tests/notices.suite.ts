/** Notices from the real publisher to people: mails as files, over SMTP, and to a webhook. It starts cms again. */
import { createHmac } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { join } from 'node:path'
import { MONITOR_RIGHTS } from '@hl/config/monitor'
import { ROLE_IDS } from '@hl/config/roles'
import { NOTICE_ROUTES } from '../src/notices/notice-routes'
import { person, type Api } from './api'
import { bootPublisher, type BootedPublisher } from './booted-publisher'
import { until } from './channels'
import type { Desk } from './desk'
import { startSmtpServer, type SmtpServer } from './smtp-server'

const SECRET = 'a-secret-of-the-webhook'
const REASON = { code: 'facebook.190', message: 'Fanpage mất kết nối.', help: 'Kết nối lại.', who: 'operator' }
/** Fast, and with a daily message that does not fall into the test. */
const FAST = { NOTICE_SEND_MS: '200', NOTICE_EVERY_MS: '2000', NOTICE_DIGEST_AT: farFromNow() }

/** Work was done yesterday. */
const NOBODY_AT_WORK = { WORK_DAYS: String(((new Date(Date.now() + 7 * 3_600_000).getUTCDay() + 5) % 7) + 1), WORK_HOURS: '00:00-23:59' }

export function noticesSuite(desk: Desk): void {
  let publisher: BootedPublisher
  let operator: Api
  let hook: Hook
  let smtp: SmtpServer

  const folder = () => join(desk.dataDir, 'mail')
  const mails = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []).map((file) => readFileSync(join(folder(), file), 'utf8'))
  const to = (role: string) => mails().filter((mail) => new RegExp(`^To: ${role}-`, 'm').test(mail))
  const boot = (more: Record<string, string> = {}) => desk.cms.restart({ publisherUrl: publisher.url, env: { ...FAST, ...more } })

  describe('notices', () => {
    beforeAll(async () => {
      publisher = await bootPublisher({ ...desk.cms, env: { NOTICE_WATCH_MS: '200', ...NOBODY_AT_WORK } })
      await desk.database.query(OTHERS_OFF)
      operator = await person({ url: desk.url, admin: desk.admin, role: 'system-admin' })
      hook = await startHook()
      smtp = await startSmtpServer()
      await desk.database.query(`update publisher.delivery set state = 'live', error = null, due_at = null`)
      // the suites before this one had no publisher, and cms has told of that
      await desk.cms.stop()
      await desk.database.query('truncate cms.notice_told, cms.notice_messages')
      rmSync(folder(), { recursive: true, force: true })
      await boot({ NOTICE_WEBHOOK_URL: hook.url, NOTICE_WEBHOOK_SECRET: SECRET })
    }, 120_000)
    afterAll(async () => {
      await publisher.stop()
      await hook.close()
      await smtp.close()
    })

    test('tell of an outage with a hundred Items in one mail, to those who can end it, and in one more when it is over', async () => {
      await desk.database.query(
        `insert into publisher.channel_state (channel, blocked, reason) values ('facebook', true, $1)
        on conflict (channel, bucket) do update set blocked = true, reason = excluded.reason`,
        [REASON],
      )
      await desk.database.query(
        `insert into publisher.delivery (id, type, document_id, channel, state, wanted_seq, wanted_action, title, error)
         select gen_random_uuid(), 'article', 'outage' || n, 'facebook', 'blocked', 1, 'publish', 'Bài bị kẹt ' || n, $1 from generate_series(1, 100) n`,
        [REASON],
      )
      await until(async () => to('system-admin').length > 0)
      await new Promise((done) => setTimeout(done, 4_000)) // twice the time between two messages
      const told = to('system-admin')
      expect(told).toHaveLength(1)
      expect(decoded(told[0])).toMatchObject({ subject: 'Cần xử lý: Kênh bị chặn (Facebook)' })
      expect(decoded(told[0]).text).toContain('Fanpage mất kết nối.')
      expect(decoded(told[0]).text).toContain('/admin/theo-doi/kenh')
      expect(mails()).toHaveLength(1) // chief editors have nothing to do here
      expect(statSync(join(folder(), readdirSync(folder())[0] ?? '')).mode & 0o777).toBe(0o600)

      const shown = (await operator.call('GET', '/notices')).body
      expect(shown).toMatchObject({ open: 1, notices: [{ kind: 'blocked', count: 100 }], mail: { isOn: true } })
      expect(shown.ownIds).toEqual([shown.notices[0].id])
      expect((await desk.people.chief.call('GET', '/notices')).body.ownIds).toEqual([])

      await desk.database.query(`update publisher.channel_state set blocked = false`)
      await desk.database.query(`update publisher.delivery set state = 'live' where document_id like 'outage%'`)
      await until(async () => to('system-admin').length > 1)
      expect(decoded(to('system-admin')[1]).subject).toMatch(/^Đã xong/)
    }, 60_000)

    test('wait for working hours where that is early enough, and not where it presses', async () => {
      const endsIn = (days: number) =>
        desk.database.query(
          `insert into publisher.channel_health (channel, ok, summary, token_known, token_expires_at) values ('youtube', true, '', true, now() + $1 * interval '1 day')
           on conflict (channel) do update set ok = true, passing = false, token_known = true, token_expires_at = excluded.token_expires_at`,
          [days],
        )
      const before = to('system-admin').length
      await endsIn(13)
      await until(async () => (await operator.call('GET', '/notices')).body.notices.some(({ kind }: { kind: string }) => kind === 'token'))
      await new Promise((done) => setTimeout(done, 3_000))
      expect(to('system-admin')).toHaveLength(before)
      await endsIn(0.9)
      await until(async () => to('system-admin').length > before)
      expect(decoded(to('system-admin').at(-1)).subject).toBe('Cần xử lý: Kết nối sắp hết hạn (YouTube)')
      await endsIn(60)
      await until(async () => to('system-admin').length > before + 1)
    }, 60_000)

    test('tell the webhook the same, signed, without a word of any Item', async () => {
      await until(async () => hook.calls.length === 4)
      expect(hook.calls.map(({ body }) => JSON.parse(body).kind)).toEqual(['now', 'done', 'now', 'done'])
      for (const { body, headers } of hook.calls) {
        const expected = createHmac('sha256', SECRET).update(`${headers['x-hl-timestamp']}.${body}`).digest('hex')
        expect(headers['x-hl-signature']).toBe(`sha256=${expected}`)
        expect(body).not.toContain('Bài bị kẹt')
        expect(body).not.toContain(SECRET)
      }
    })

    test('go over SMTP, are tried again when the server will not take one, and not to whoever switched mails off', async () => {
      await boot({ SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port), MAIL_FROM: 'Tòa soạn <toasoan@example.invalid>' })
      const off = await person({ url: desk.url, admin: desk.admin, role: 'system-admin' })
      expect((await off.call('PUT', '/notices/mail', { isOn: false })).body).toEqual({ isOn: false })
      smtp.refuse(1)
      await block(desk, 'youtube')
      const tried = `select tries, problem, sent_at from cms.notice_messages order by id desc limit 1`
      await until(async () => (await desk.database.query(tried)).rows[0]?.problem != null)
      expect((await desk.database.query(tried)).rows[0]).toMatchObject({ tries: 1, sent_at: null, problem: expect.stringContaining('451') })
      // the wait of a minute is not waited for
      await desk.database.query(`update cms.notice_messages set next_at = now() where sent_at is null`)
      await until(async () => smtp.mails.length > 0)
      expect(smtp.mails).toHaveLength(1)
      expect(smtp.mails[0]?.to).toEqual([expect.stringMatching(/^<system-admin-/)])
      expect(smtp.mails[0]?.data).toMatch(/^From: .*toasoan@example\.invalid/m)
      const messageIds = await desk.database.query(`select count(*)::int as n from cms.notice_messages where sent_at is null`)
      expect(messageIds.rows[0].n).toBe(0)
    }, 60_000)

    test('are sent again after a crash between sending and marking, under the same Message-ID', async () => {
      await desk.database.query(
        `update cms.notice_messages set sent_at = null, next_at = now() where id = (select max(id) from cms.notice_messages)`,
      )
      await until(async () => smtp.mails.length > 1)
      const ids = smtp.mails.map(({ data }) => /^Message-ID: (.+)$/im.exec(data)?.[1])
      expect(ids[0]).toBe(ids[1])
    }, 30_000)

    test.each(ROLE_IDS)(
      'are shown to a %s, and the channels with them, as the rights say',
      async (role) => {
        const api = await person({ url: desk.url, admin: desk.admin, role })
        for (const [name, { method, path, right }] of Object.entries(NOTICE_ROUTES)) {
          const holders: readonly string[] = MONITOR_RIGHTS[right]
          const body = { choose: { isOn: true }, attest: { code: 'facebook.app-mode', level: 'fine' } }[name]
          const answer = await api.call(method, path.replace(':id', 'website'), method === 'GET' ? undefined : (body ?? {}))
          if (holders.includes(role)) expect({ path, status: answer.status }).not.toMatchObject({ status: 403 })
          else expect({ path, ...answer }).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } })
          expect(JSON.stringify(answer.body)).not.toContain('test-publisher-token')
        }
      },
      60_000,
    )

    test('say that the publisher does not answer, and do not take that for the end of anything', async () => {
      await desk.cms.restart({ env: FAST })
      const answer = await operator.call('GET', '/notices')
      expect(answer).toMatchObject({ status: 503, body: { error: { code: 'publisher_unreachable' } } })
      const before = mails().length
      await new Promise((done) => setTimeout(done, 3_000))
      expect(mails()).toHaveLength(before)
    }, 60_000)
  })
}

/** System administrators whom earlier suites made. */
const OTHERS_OFF = `insert into cms.notice_choices (user_id, email_off)
  select link.user_id::text, true from cms.admin_users_roles_lnk link join cms.admin_roles role on role.id = link.role_id
   where role.code = 'hl-system-admin' on conflict do nothing`

async function block(desk: Desk, channel: string): Promise<void> {
  await desk.database.query(
    `insert into publisher.channel_state (channel, blocked, reason) values ($1, true, $2)
    on conflict (channel, bucket) do update set blocked = true, reason = excluded.reason`,
    [channel, REASON],
  )
}

interface Hook {
  url: string
  calls: { body: string; headers: IncomingHttpHeaders }[]
  close(): Promise<void>
}

async function startHook(): Promise<Hook> {
  const calls: Hook['calls'] = []
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      calls.push({ body, headers: request.headers })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port could be had')
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    calls,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

/** Subject and plain text of a mail as written. */
function decoded(mail = ''): { subject: string; text: string } {
  const unfolded = mail.replace(/\r\n[ \t]+/g, ' ')
  const raw = /^Subject: (.*)$/m.exec(unfolded)?.[1]?.trim() ?? ''
  const subject = raw
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, text: string) => word(how, text))
  const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(mail)
  const isBase64 = /Content-Type: text\/plain[\s\S]*?Content-Transfer-Encoding: base64[\s\S]*?\r\n\r\n/.test(mail.split('\r\n--')[1] ?? '')
  return { subject, text: isBase64 ? Buffer.from(part?.[1] ?? '', 'base64').toString('utf8') : quoted(part?.[1] ?? '') }
}

function word(how: string, text: string): string {
  return how.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replace(/_/g, ' '))
}

function quoted(text: string): string {
  const bytes = text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function farFromNow(): string {
  const hour = new Date(Date.now() + 7 * 3_600_000 + 12 * 3_600_000).getUTCHours()
  return `${String(hour).padStart(2, '0')}:00`
}
