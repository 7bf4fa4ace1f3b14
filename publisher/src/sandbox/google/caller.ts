/** In whose name a call is made: the channel chosen at consent, and what was allowed. */
import { z } from 'zod'

export const grantSchema = z.object({ channelId: z.string().nullable(), scopes: z.array(z.string()), epoch: z.int() })
export const accessSchema = grantSchema.extend({ expiresAt: z.int() })
/** What a person allowed, for which channel of theirs. */
export type GoogleGrant = z.infer<typeof grantSchema>
export type GoogleCaller = z.infer<typeof accessSchema>
