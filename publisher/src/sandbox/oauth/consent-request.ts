/** What a consent page is asked with: every parameter known, none missing, and a way back that is an address. */
import { z } from 'zod'

export class BadConsent extends Error {}

/** @throws BadConsent naming the first parameter that is wrong */
export function parseConsent<T>({ schema, query }: { schema: z.ZodType<T>; query: Readonly<Record<string, string>> }): T {
  const parsed = schema.safeParse(query)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const named = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.')
  throw new BadConsent(`${named ?? 'yêu cầu'}: ${issue?.message ?? 'không đúng'}`)
}

export const redirectUri = z.url({ protocol: /^https?$/ }).refine((text) => !text.includes('#'), 'must have no fragment')
export const state = z.string().min(20, 'must be hard to guess').max(500)

/** @param params what the platform tells the caller */
export function backTo({ redirectUri, params }: { redirectUri: string; params: Readonly<Record<string, string>> }): string {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value)
  return url.href
}
