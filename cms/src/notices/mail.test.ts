import { createHmac } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nodemailer from '@strapi/provider-email-nodemailer'
import { mailFolder } from '../mail/mail-folder'
import type { Message } from './compose'
import { mailOf } from './mail'
import { bodyOf, signature } from './webhook'

const items = Array.from({ length: 100 }, (_, n) => ({ type: 'articles' as const, documentId: `doc${n}`, title: `Bài <${n}>` }))
const message: Message = {
  kind: 'now',
  notices: [
    {
      id: 1,
      is: 'new',
      kind: 'blocked',
      channel: 'facebook',
      code: 'facebook.190',
      message: 'Fanpage mất kết nối (đổi mật khẩu, đăng xuất hoặc hết hạn).',
      help: 'Kết nối lại; bài chờ tự gửi, không duyệt lại.',
      who: 'operator',
      count: 100,
      items,
      openedAt: '2026-11-24T02:41:00.000Z',
      revision: 1,
    },
  ],
}
const context = { language: 'vi', timeZone: 'Asia/Ho_Chi_Minh', panelUrl: 'https://desk.example/admin' } as const

describe('a mail', () => {
  const mail = mailOf({ message, context })

  it('says in its subject what happened and where', () => {
    expect(mail.subject).toBe('Cần xử lý: Kênh bị chặn (Facebook)')
    expect(mailOf({ message: { ...message, kind: 'done' }, context }).subject).toMatch(/^Đã xong/)
    expect(mailOf({ message, context: { ...context, language: 'en' } }).subject).toBe('To be handled: Channel blocked (Facebook)')
  })

  it('says what happened, since when, what to do, who must do it, and where', () => {
    for (const said of [
      'Fanpage mất kết nối (đổi mật khẩu, đăng xuất hoặc hết hạn).',
      'Số bài: 100',
      'Từ lúc: 09:41 24/11/2026',
      'Việc cần làm: Kết nối lại; bài chờ tự gửi, không duyệt lại.',
      'Người xử lý: Quản trị hệ thống',
      'https://desk.example/admin/theo-doi/kenh',
      'và 95 bài khác',
    ])
      expect(mail.text).toContain(said)
    expect(mail.text).toBe(mail.text.normalize('NFC'))
  })

  it('takes no mark-up from a title', () => {
    expect(mail.html).not.toContain('Bài <0>')
    expect(mail.html).toContain('Bài &#60;0&#62;')
  })
})

describe('the folder of mails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hl-mail-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('keeps each message once, readable by its owner only', async () => {
    const mails = nodemailer.init(mailFolder(join(folder, 'mail')), {
      defaultFrom: 'a@example.invalid',
      defaultReplyTo: 'a@example.invalid',
    })
    const sent = { to: 'b@example.invalid', subject: 'Đã xong', text: 'Chữ có dấu', html: '<p>Chữ có dấu</p>' }
    for (const messageId of ['<1@x>', '<2@x>', '<1@x>']) await mails.send({ ...sent, messageId })
    const files = readdirSync(join(folder, 'mail'))
    expect(files).toHaveLength(2)
    const path = join(folder, 'mail', files[0] ?? '')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).toContain('To: b@example.invalid')
  })
})

describe('the webhook', () => {
  it('names causes and counts, and nothing that people wrote', () => {
    const due = { ...message, id: 5, recipient: 'webhook', createdAt: new Date('2026-11-24T03:00:00Z'), tries: 0 }
    const body = bodyOf({ message: due, panelUrl: context.panelUrl })
    expect(JSON.parse(body)).toEqual({
      v: 1,
      kind: 'now',
      at: '2026-11-24T03:00:00.000Z',
      notices: [
        {
          id: 1,
          is: 'new',
          kind: 'blocked',
          channel: 'facebook',
          code: 'facebook.190',
          count: 100,
          who: 'operator',
          openedAt: '2026-11-24T02:41:00.000Z',
        },
      ],
      link: 'https://desk.example/admin/theo-doi',
    })
    const expected = createHmac('sha256', 'k').update(`1764000000.${body}`).digest('hex')
    expect(signature({ secret: 'k', timestamp: '1764000000', body })).toBe(`sha256=${expected}`)
  })
})
