/** A Delivery as read from its row: one Item on one Channel, what is wanted there and what is live. */
import { createHash } from 'node:crypto'
import type { Difference, Json, JsonObject, ReceiptStatus } from '../channels/channel'
import type { Who } from '../channels/errors'
import type { ChannelId, ItemType } from '@hl/config/words'
import type { DeliveryState } from './states'

export interface Delivery {
  id: string
  type: ItemType
  document_id: string
  channel: ChannelId
  state: DeliveryState
  reason: string | null
  wanted_seq: number
  wanted_release: string | null
  wanted_action: WantedAction
  not_before: Date | null
  sent_seq: number
  sent_rev: number
  applied_seq: number
  applied_rev: number
  live_release: string | null
  live_at: Date | null
  inputs_rev: number
  incarnation: number
  progress: Json
  sent_share: number | null
  find_first: boolean
  ahead: boolean
  prepared_seq: number
  fence: number
  lease_until: Date | null
  due_at: Date | null
  tries: number
  interruptions: number
  bugs: number
  lost_creates: number
  verify_looks: number
  error: DeliveryError | null
  partly: string | null
  /** when what it lacks is worth another try */
  again_at: Date | null
  version: number
  title: string
  section: string | null
  unit: string | null
  created_at: Date
  updated_at: Date
  due_by: DueBy | null
  drift: Drift | null
  checked_at: Date | null
  check_at: Date | null
}

/** What stands on the channel instead of what was approved. */
export interface Drift {
  /** when it was read, ISO */
  at: string
  /** nothing of ours stands there any more */
  isGone: boolean
  differences: readonly Difference[]
  /** the text as read, by receipt key: the new baseline, should the board accept it */
  baseline: Readonly<Record<string, JsonObject>>
}

/** The operator whose act made it due, and when. */
export interface DueBy {
  id: string
  name: string
  action: string
  at: string
}
export type WantedAction = 'publish' | 'remove' | 'hold' | 'none'

/** What a person sees of the last fault: cause, next step, and who must act. */
export interface DeliveryError {
  code: string
  message: string
  help: string
  who: Who
}

export interface ReceiptRow {
  id: number
  delivery_id: string
  channel: ChannelId
  document_id: string
  incarnation: number
  key: string
  external_id: string
  url: string | null
  status: ReceiptStatus
  release: string | null
  data: Record<string, Json> | null
  created_at: Date
}

/** UUIDv5 namespace of this project; never change it, or a restored database would name its Deliveries anew. */
const NAMESPACE = Buffer.from('6c1f0b1e5a0d4c5f9a6e3f2d7b8c9d10', 'hex')

/** The same name for the same (document, channel), on every machine and after every restore (RFC 9562, version 5). */
export function deliveryId(item: { documentId: string; channel: ChannelId }): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(`${item.documentId}/${item.channel}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** What to do at this moment. An embargo not yet over leaves the live Release as the target. */
export type Target =
  | { kind: 'publish'; release: string; seq: number }
  /** Its hour has not come, and what nobody can see is done ahead. */
  | { kind: 'prepare'; release: string; seq: number; notBefore: Date }
  | { kind: 'remove'; seq: number }
  | { kind: 'idle'; because: 'embargo' | 'held' | 'nothing wanted' }

export function targetOf(delivery: Delivery, { now, canPrepare }: { now: Date; canPrepare: boolean }): Target {
  const { wanted_action: action, wanted_release: release, wanted_seq: seq } = delivery
  switch (action) {
    case 'remove':
      return { kind: 'remove', seq }
    case 'hold':
      return { kind: 'idle', because: 'held' }
    case 'none':
      return { kind: 'idle', because: 'nothing wanted' }
    case 'publish':
      if (release === null) return { kind: 'idle', because: 'nothing wanted' }
      if (delivery.not_before === null || delivery.not_before <= now) return { kind: 'publish', release, seq }
      if (delivery.live_release !== null) return { kind: 'publish', release: delivery.live_release, seq: delivery.applied_seq }
      if (canPrepare && delivery.prepared_seq < seq) return { kind: 'prepare', release, seq, notBefore: delivery.not_before }
      return { kind: 'idle', because: 'embargo' }
  }
}

/** The Release that is on its way; null for a removal. */
export function releaseOf(target: Target): string | null {
  return target.kind === 'publish' || target.kind === 'prepare' ? target.release : null
}
