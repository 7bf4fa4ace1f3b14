import { errors } from '@strapi/utils'

export interface RefusalFacts {
  status: 400 | 403 | 404 | 409 | 422 | 503
  code: RefusalCode | PassedOn
  /** what happened, for the person who asked */
  message: string
  /** what to do, and who must do it */
  help: string
  /** facts a program may want: the current hash, the problems */
  data?: Readonly<Record<string, unknown>>
}

/** The publisher's own code, passed on as it came (monitor/publisher-api.ts). */
export type PassedOn = string & { readonly passedOn?: never }

export type RefusalCode =
  | 'publisher_unreachable'
  | 'not_found'
  | 'forbidden'
  | 'bad_request'
  | 'not_in_chain'
  | 'wrong_stage'
  | 'incomplete'
  | 'release_moved'
  | 'not_through_approve'
  | 'not_live'
  | 'locked'
  | 'slug_frozen'
  | 'no_clone'
  | 'live'
  | 'not_sender'
  | 'four_eyes'
  | 'check_needed'
  | 'checklist_open'
  | 'not_minor'
  | 'lapsed'
  | 'voided'
  | 'comment_needed'
  | 'read_only'
  | 'not_through_takedown'
  | 'not_through_discard'
  | 'no_delete'
  | 'no_emergency'
  | 'no_preview'
  | 'preview_closed'
  | 'stale_save'
  | 'autosave_too_large'
  | 'consent_withdrawn'
  | 'consent_used'

/**
 * The editorial rules say no. Strapi's own endpoints show an ApplicationError's message to the caller as a 400;
 * the editorial routes answer with `status` and the whole of it.
 */
export class Refusal extends errors.ApplicationError {
  readonly status: RefusalFacts['status']
  readonly code: RefusalCode | PassedOn
  readonly help: string
  readonly data: Readonly<Record<string, unknown>>

  constructor(facts: RefusalFacts) {
    super(facts.message, { ...facts.data, code: facts.code, help: facts.help })
    this.status = facts.status
    this.code = facts.code
    this.help = facts.help
    this.data = facts.data ?? {}
  }
}
