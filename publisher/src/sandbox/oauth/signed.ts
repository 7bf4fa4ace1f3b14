/** Codes and tokens that carry what they allow, signed: a restart forgets none. The platforms' own are opaque; nobody may read ours. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'

interface Kind<T> {
  /** begins every one of this kind */
  prefix: string
  schema: z.ZodType<T>
  secret: string
}

export function issue<T extends object>({ kind, facts }: { kind: Kind<T>; facts: T }): string {
  const body = Buffer.from(JSON.stringify({ ...facts, nonce: randomBytes(6).toString('base64url') })).toString('base64url')
  return `${kind.prefix}${body}.${sign({ kind, body })}`
}

/** @returns null when it is none of ours, or was changed */
export function readIssued<T>({ kind, text }: { kind: Kind<T>; text: string }): T | null {
  if (!text.startsWith(kind.prefix)) return null
  const [body = '', signature = ''] = text.slice(kind.prefix.length).split('.')
  const [given, wanted] = [Buffer.from(signature), Buffer.from(sign({ kind, body }))]
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
  return kind.schema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).data ?? null
}

function sign({ kind, body }: { kind: Kind<never> | Kind<unknown>; body: string }): string {
  return createHmac('sha256', kind.secret).update(`${kind.prefix}${body}`).digest('base64url').slice(0, 32)
}
