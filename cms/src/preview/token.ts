/**
 * The pass to one preview: names the Item and who asked, ends soon, and is signed. Whoever has it can look, so it is made
 * only after the permission check and never leaves the panel.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { ITEM_TYPES } from '@hl/config/words'
import { z } from 'zod'

const passSchema = z.object({ type: z.enum(ITEM_TYPES), documentId: z.string().min(1), userId: z.string().min(1), expiresAt: z.number() })
export type PreviewPass = z.infer<typeof passSchema>

export const PREVIEW_MINUTES = 15

export function signPass(pass: PreviewPass, key: string): string {
  const body = Buffer.from(JSON.stringify(pass)).toString('base64url')
  return `${body}.${signatureOf(body, key)}`
}

/** @returns null when it was changed, made with another key, or has ended */
export function readPass(token: string, { key, now }: { key: string; now: number }): PreviewPass | null {
  const [body = '', signature = ''] = token.split('.')
  const expected = Buffer.from(signatureOf(body, key))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const pass = passSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  return pass.expiresAt > now ? pass : null
}

function signatureOf(body: string, key: string): string {
  return createHmac('sha256', key).update(`preview:${body}`).digest('base64url')
}
