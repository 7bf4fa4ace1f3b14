/** One message as a mail: plain text, and the same as simple HTML. Pure. */
import { formatDateTime } from '@hl/config/time'
import type { Message, MessageNotice } from './compose'
import { headline, MAIL_WORDS, type Language } from './words'

export interface MailContext {
  language: Language
  timeZone: string
  /** of the panel: `https://…/admin` */
  panelUrl: string
}

export interface Mail {
  subject: string
  text: string
  html: string
}

const NAMED_ITEMS = 5

export function mailOf({ message, context }: { message: Message; context: MailContext }): Mail {
  const words = MAIL_WORDS[context.language]
  const parts = message.notices.map((notice) => partOf({ notice, context }))
  const first = message.notices[0]
  const subject = words.subject[message.kind]({
    first: first ? headline({ ...first, words }) : '',
    more: message.notices.filter(({ is }) => is !== 'over').length - 1,
    count: message.notices.length,
  })
  const opening = words.opening[message.kind]
  const link = `${context.panelUrl}/theo-doi`
  const text = [opening, ...parts.map(textOf), `${words.labels.open}: ${link}`, words.closing].join('\n\n')
  return { subject, text: `${text}\n`, html: page([`<p>${escape(opening)}</p>`, ...parts.map(htmlOf), foot({ context, link })]) }
}

interface Part {
  title: string
  state: string | null
  message: string
  facts: { label: string; value: string; link?: string }[]
  items: string[]
}

function partOf({ notice, context }: { notice: MessageNotice; context: MailContext }): Part {
  const { labels, who, ...words } = MAIL_WORDS[context.language]
  const title = headline({ ...notice, words: { labels, who, ...words } })
  const since = { label: labels.since, value: formatDateTime(notice.openedAt, context.timeZone) }
  if (notice.is === 'over') return { title, state: labels.over, message: notice.message, facts: [since], items: [] }
  const named = notice.items.slice(0, NAMED_ITEMS).map((item) => item.title)
  const more = notice.count - named.length
  return {
    title,
    state: notice.is === 'new' ? null : labels[notice.is],
    message: notice.message,
    facts: [
      ...(notice.count > 0 ? [{ label: labels.items, value: String(notice.count) }] : []),
      since,
      { label: labels.todo, value: notice.help },
      { label: labels.who, value: who[notice.who] },
      { label: labels.open, value: linkOf({ notice, context }) },
    ],
    items: [...named, ...(named.length > 0 && more > 0 ? [labels.more.replace('{n}', String(more))] : [])],
  }
}

/** Where the next step is taken. */
function linkOf({ notice, context }: { notice: MessageNotice; context: MailContext }): string {
  const { panelUrl } = context
  if (notice.kind === 'blocked' || notice.kind === 'token' || notice.kind === 'health') return `${panelUrl}/theo-doi/kenh`
  const [only] = notice.items
  if (notice.kind === 'rejected' && notice.items.length === 1 && only) return `${panelUrl}/ban-bien-tap/${only.type}/${only.documentId}`
  return `${panelUrl}/theo-doi`
}

function textOf({ title, state, message, facts, items }: Part): string {
  return [
    `• ${title}${state ? ` – ${state}` : ''}`,
    `  ${message}`,
    ...items.map((item) => `    - ${item}`),
    ...facts.map(({ label, value }) => `  ${label}: ${value}`),
  ].join('\n')
}

function htmlOf({ title, state, message, facts, items }: Part): string {
  const rows = facts.map(({ label, value }) => `<tr><td style="${LABEL}">${escape(label)}</td><td>${linked(value)}</td></tr>`).join('')
  const list = items.length > 0 ? `<ul style="margin:4px 0 8px">${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>` : ''
  const mark = state ? ` <span style="color:#666687;font-weight:normal">– ${escape(state)}</span>` : ''
  return `<div style="${CARD}"><div style="font-weight:bold">${escape(title)}${mark}</div><p style="margin:6px 0">${escape(message)}</p>${list}<table cellpadding="0" cellspacing="0" style="font-size:14px">${rows}</table></div>`
}

const CARD = 'border:1px solid #dcdce4;border-radius:6px;padding:14px 16px;margin:12px 0'
const LABEL = 'color:#666687;padding:2px 12px 2px 0;white-space:nowrap;vertical-align:top'

function foot({ context, link }: { context: MailContext; link: string }): string {
  const { labels, closing } = MAIL_WORDS[context.language]
  return `<p><a href="${escape(link)}" style="color:#4945ff">${escape(labels.open)}</a></p><p style="color:#666687;font-size:13px">${escape(closing)}</p>`
}

function page(parts: readonly string[]): string {
  const body = `font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#32324d;max-width:640px;margin:0 auto;padding:16px`
  return `<!doctype html><html><head><meta charset="utf-8"></head><body style="${body}">${parts.join('')}</body></html>`
}

function linked(value: string): string {
  return /^https?:\/\/\S+$/.test(value) ? `<a href="${escape(value)}" style="color:#4945ff">${escape(value)}</a>` : escape(value)
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
