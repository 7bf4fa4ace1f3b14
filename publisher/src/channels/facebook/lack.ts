/** What a thing that is live on the Page lacks: an addition that Facebook did not take must not take the thing itself down with it. */
import type { Outcome } from '../channel'
import { ChannelError, ItemRejected, NotAuthorized } from '../errors'
import { UploadSessionLost } from './errors'

export interface Lack {
  /** Vietnamese: what is missing, why, and who can mend it */
  text: string
  /** worth another try then; null: only another Release can bring it */
  againAt: Date | null
}

const HOUR_MS = 3_600_000

/**
 * Refused for what it holds, or for a permission that only this addition needs: told as a Lack. A dead token, a limit, an
 * outage and a lost answer concern the whole channel.
 * @throws the error itself when it is none of the addition's own
 */
export function lackOf({ error, what, now }: { error: unknown; what: string; now: Date }): Lack {
  if (error instanceof ItemRejected || error instanceof UploadSessionLost)
    return { text: `${what}: ${error.message} ${error.help}`, againAt: null }
  if (error instanceof NotAuthorized && isPermission(error))
    return { text: `${what}: ${error.message} ${error.help}`, againAt: new Date(now.getTime() + HOUR_MS) }
  throw error
}

export function outcomeOf(lacks: readonly (Lack | null)[]): Outcome {
  const found = lacks.filter((lack) => lack !== null)
  const times = found.flatMap(({ againAt }) => (againAt === null ? [] : [againAt.getTime()]))
  return {
    partly: found.length === 0 ? null : found.map(({ text }) => text).join(' '),
    ...(times.length === 0 ? {} : { againAt: new Date(Math.min(...times)) }),
  }
}

/** 10 and 200–299; and 100/33, which is said of a thing not ready yet as well as of one that is not ours. */
function isPermission({ code: name, platform }: ChannelError): boolean {
  if (name === 'facebook.edit-refused' || name === 'facebook.delete-refused') return true
  const { code, subcode } = platform ?? {}
  if (code === 100) return subcode === 33
  return typeof code === 'number' && (code === 10 || (code >= 200 && code <= 299))
}
