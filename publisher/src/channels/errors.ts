/**
 * Everything a Channel may throw. Only delivery/decide.ts turns one into retry, hold, block or stop; any other error is
 * a bug of ours. Each says in Vietnamese what happened (`message`), what to do (`help`), and who must do it (`who`).
 */

/** Who must act: nobody (the system goes on by itself), an administrator, an editor, or whoever is on duty. */
export type Who = 'nobody' | 'operator' | 'editor' | 'duty'

export interface ChannelErrorFacts {
  /** Stable name of the row in the channel's error table, e.g. `facebook.190.463`; matched on, never the message. */
  code: string
  /** The cause, in plain Vietnamese. */
  message: string
  /** The next step, in plain Vietnamese. */
  help: string
  who: Who
  /** What the platform answered, redacted: HTTP status, its code and subcode or reason, its trace id. */
  platform?: { status?: number; code?: number | string; subcode?: number; reason?: string; trace?: string }
  cause?: unknown
}

export abstract class ChannelError extends Error {
  readonly code: string
  readonly help: string
  readonly who: Who
  readonly platform: ChannelErrorFacts['platform']

  constructor(facts: ChannelErrorFacts) {
    super(facts.message, { cause: facts.cause })
    this.name = new.target.name
    this.code = facts.code
    this.help = facts.help
    this.who = facts.who
    this.platform = facts.platform
  }
}

/** The channel will never take this content; an editor must change it. */
export class ItemRejected extends ChannelError {}

/** The platform took it and can never show it (a film it cannot process): whatever comes next is made anew. */
export class MadeInVain extends ItemRejected {}

/** Token or permission; the whole channel waits for an operator. */
export class NotAuthorized extends ChannelError {}

/** A limit or quota; nothing was done. Not one call before `until`. */
export class LimitReached extends ChannelError {
  readonly until: Date
  /** The budget that ran out, when the channel has several (YouTube: `units`, `uploads`). */
  readonly bucket: string

  constructor(facts: ChannelErrorFacts & { until: Date; bucket?: string }) {
    super(facts)
    this.until = facts.until
    this.bucket = facts.bucket ?? 'calls'
  }
}

/** A passing fault, and surely nothing was done: trying again is safe. */
export class ChannelUnavailable extends ChannelError {}

/** The call was sent and we do not know whether it took effect. Never repeated blindly: `find` looks first. */
export class OutcomeUnknown extends ChannelError {}

/** Goes by without anybody doing anything: nothing is wrong with the account. */
export function isPassing(error: ChannelError): boolean {
  return error instanceof LimitReached || error instanceof ChannelUnavailable || error instanceof OutcomeUnknown
}
