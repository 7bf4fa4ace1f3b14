/** Shapes the internal routes share: errors, cursors, and who is acting. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Actor } from '@hl/config/outbox'
import { SYSTEM } from '../audit/record'

export const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string(), help: z.string() }) }).openapi('Error')

export const json = (schema: z.ZodType, description: string) => ({ description, content: { 'application/json': { schema } } })

/** Refusals every route may answer. */
export const refusals = {
  400: json(errorSchema, 'a field is wrong; the message names it'),
  401: json(errorSchema, 'no or wrong token'),
  404: json(errorSchema, 'no such thing'),
  409: json(errorSchema, 'it moved since it was read'),
  422: json(errorSchema, 'not possible in this state'),
}

/** The person cms acts for: `X-Actor-Id` and `X-Actor-Name` (URI-encoded); without them the token's bearer itself. */
export function actorOf(c: Context): Actor {
  const id = c.req.header('x-actor-id')
  const name = c.req.header('x-actor-name')
  return id && name ? { id, name: decodeURIComponent(name).normalize('NFC') } : { ...SYSTEM, id: 'operator', name: 'Vận hành' }
}

export function encodeCursor(cursor: object | null): string | null {
  return cursor === null ? null : Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** A field whose fault only our own code can see; answered like any other wrong field. */
export class InvalidField extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message)
    this.name = 'InvalidField'
  }
}

/** A cursor from outside: parsed, and refused by name when it is not one of ours. */
export function decodeCursor<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined
  const parsed = schema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')))
  if (!parsed.success) throw new InvalidField('cursor', 'không phải con trỏ trang của hệ thống')
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
