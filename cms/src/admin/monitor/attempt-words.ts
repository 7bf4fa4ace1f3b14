/** What became of a try and of its calls, in words; the publisher's own names where a word is missing. Pure. */
import type { Attempt } from '@hl/config/monitor-delivery'
import type { Tone } from '../editorial/delivery-words'
import type { MonitorDeliveryWord } from '../translations/monitor-delivery'

export function outcomeLook({ endedAt, outcome }: Pick<Attempt, 'endedAt' | 'outcome'>): { tone: Tone; word: MonitorDeliveryWord } {
  if (endedAt === null) return { tone: 'secondary', word: 'md.outcome.open' }
  // a note of the channel's: it has what we sent and is not done with it
  return OUTCOMES[outcome ?? ''] ?? { tone: 'secondary', word: 'md.outcome.verifying' }
}

const OUTCOMES: Readonly<Record<string, { tone: Tone; word: MonitorDeliveryWord }>> = {
  live: { tone: 'success', word: 'md.outcome.live' },
  removed: { tone: 'success', word: 'md.outcome.removed' },
  adopted: { tone: 'success', word: 'md.outcome.adopted' },
  looking: { tone: 'warning', word: 'md.outcome.looking' },
  'outcome lost': { tone: 'danger', word: 'md.outcome.lost' },
  retry: { tone: 'warning', word: 'md.outcome.retry' },
  held: { tone: 'warning', word: 'md.outcome.held' },
  waiting: { tone: 'warning', word: 'md.outcome.waiting' },
  blocked: { tone: 'danger', word: 'md.outcome.blocked' },
  rejected: { tone: 'danger', word: 'md.outcome.rejected' },
  failed: { tone: 'danger', word: 'md.outcome.failed' },
  unknown: { tone: 'danger', word: 'md.outcome.unknown' },
  drift: { tone: 'danger', word: 'md.outcome.drift' },
  prepared: { tone: 'success', word: 'md.outcome.prepared' },
  retired: { tone: 'success', word: 'md.outcome.retired' },
  'put off': { tone: 'neutral', word: 'md.outcome.putOff' },
  'old still there': { tone: 'warning', word: 'md.outcome.oldThere' },
  interrupted: { tone: 'neutral', word: 'md.outcome.interrupted' },
  'lease lost': { tone: 'neutral', word: 'md.outcome.interrupted' },
  'slot busy': { tone: 'neutral', word: 'md.outcome.interrupted' },
  stopping: { tone: 'neutral', word: 'md.outcome.interrupted' },
  'newer wanted': { tone: 'neutral', word: 'md.outcome.overtaken' },
  'removal wanted': { tone: 'neutral', word: 'md.outcome.overtaken' },
}

export function wordOfAction(action: string): MonitorDeliveryWord {
  switch (action) {
    case 'create':
      return 'md.attempt.create'
    case 'update':
      return 'md.attempt.update'
    case 'remove':
      return 'md.attempt.remove'
    case 'verify':
      return 'md.attempt.verify'
    case 'prepare':
      return 'md.attempt.prepare'
    case 'retire':
      return 'md.attempt.retire'
    default:
      return 'md.attempt.other'
  }
}

export function wordOfResult(result: string | null): MonitorDeliveryWord {
  if (result === null) return 'md.step.open'
  return RESULTS[result] ?? 'md.step.open'
}

const RESULTS: Readonly<Record<string, MonitorDeliveryWord>> = {
  ok: 'md.step.ok',
  refused: 'md.step.refused',
  unknown: 'md.step.unknown',
  found: 'md.step.found',
  absent: 'md.step.absent',
  interrupted: 'md.step.interrupted',
}

/** null: a call of a channel that has no word yet; its name says more than nothing. */
export function wordOfCall(name: string): MonitorDeliveryWord | null {
  return CALLS[name.replace(/[:.\d].*$/, '')] ?? null
}

const CALLS: Readonly<Record<string, MonitorDeliveryWord>> = {
  page: 'md.call.page',
  lists: 'md.call.lists',
  post: 'md.call.post',
  edit: 'md.call.edit',
  update: 'md.call.edit',
  delete: 'md.call.delete',
  hide: 'md.call.hide',
  session: 'md.call.session',
  start: 'md.call.session',
  transfer: 'md.call.bytes',
  bytes: 'md.call.bytes',
  upload: 'md.call.bytes',
  finish: 'md.call.finish',
  comment: 'md.call.comment',
  photo: 'md.call.post',
  scrape: 'md.call.scrape',
  verify: 'md.call.read',
  read: 'md.call.read',
  thumbnail: 'md.call.thumbnail',
  captions: 'md.call.captions',
}

/** What a receipt is for. */
export function wordOfReceipt(key: string): MonitorDeliveryWord | null {
  return RECEIPTS[key] ?? null
}

const RECEIPTS: Readonly<Record<string, MonitorDeliveryWord>> = {
  page: 'md.field.page',
  post: 'md.field.post',
  video: 'md.receipt.video',
  photo: 'md.receipt.photo',
  comment: 'md.receipt.comment',
}

/** What differs on a channel, by the field's name there. */
export function wordOfField(field: string): MonitorDeliveryWord | null {
  return FIELDS[field] ?? null
}

const FIELDS: Readonly<Record<string, MonitorDeliveryWord>> = {
  message: 'md.field.message',
  title: 'md.field.title',
  description: 'md.field.description',
  link: 'md.field.link',
  privacyStatus: 'md.field.visibility',
  isPublished: 'md.field.visibility',
  page: 'md.field.page',
  release: 'md.field.page',
  post: 'md.field.post',
}
