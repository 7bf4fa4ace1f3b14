/**
 * The same messages for a program: JSON, signed, without titles, names or causes in words – whoever receives it may be anybody's
 * chat room. `X-HL-Signature: sha256=<hex of HMAC-SHA256(secret, timestamp + "." + body)>`; `X-HL-Id` stays the same when a
 * message comes twice.
 */
import { createHmac } from 'node:crypto'
import type { Due } from './message-store'

const TIMEOUT_MS = 10_000

export interface Hook {
  url: string
  secret: string
}

export function bodyOf({ message, panelUrl }: { message: Due; panelUrl: string }): string {
  const notices = message.notices.map(({ id, is, kind, channel, code, count, who, openedAt }) => ({
    id,
    is,
    kind,
    channel,
    code,
    count,
    who,
    openedAt,
  }))
  return JSON.stringify({ v: 1, kind: message.kind, at: message.createdAt.toISOString(), notices, link: `${panelUrl}/theo-doi` })
}

export function signature({ secret, timestamp, body }: { secret: string; timestamp: string; body: string }): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

/** @throws Error when it was not taken with a 2xx */
export async function post({ hook, message, panelUrl, now }: { hook: Hook; message: Due; panelUrl: string; now: Date }): Promise<void> {
  const body = bodyOf({ message, panelUrl })
  const timestamp = String(Math.floor(now.getTime() / 1_000))
  const response = await fetch(hook.url, {
    method: 'POST',
    // a redirect would take the signature elsewhere
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      'content-type': 'application/json',
      'x-hl-id': String(message.id),
      'x-hl-timestamp': timestamp,
      'x-hl-signature': signature({ secret: hook.secret, timestamp, body }),
    },
    body,
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`The webhook answered ${response.status}`)
}
