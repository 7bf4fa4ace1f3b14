/** In whose name a call is made, and what that token may do. */
import { z } from 'zod'

export const tokenFactsSchema = z.object({
  type: z.enum(['USER', 'SYSTEM_USER', 'PAGE']),
  /** of a PAGE token */
  pageId: z.string().nullable(),
  /** the Pages it was given for */
  pages: z.array(z.string()),
  scopes: z.array(z.string()),
  isLong: z.boolean(),
  /** seconds; 0: no end */
  expiresAt: z.int(),
  issuedAt: z.int(),
  epoch: z.int(),
  appId: z.string(),
})
export type TokenFacts = z.infer<typeof tokenFactsSchema>

export type GraphCaller = { kind: 'app' } | { kind: 'user' | 'page'; token: TokenFacts }
