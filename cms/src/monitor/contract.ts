/**
 * `/monitor/*` as types, for the server and the panel: the publisher's answers (config/src/monitor*.ts) with what cms alone
 * knows: names, approvals, consents, and what this person may do.
 */
import type { Monitor, MonitorItem, MonitorRight } from '@hl/config/monitor'
import type { DeliveryDetail } from '@hl/config/monitor-delivery'
import type { Reach, ReachFilter, ReachRow } from '@hl/config/reach'
import type { TypePath } from '@hl/config/words'
import type { FieldChange, Person, TakedownDue } from '../editorial/contract'

export type Rights = Readonly<Record<MonitorRight, boolean>>

export interface ItemName {
  type: TypePath
  documentId: string
  title: string
}

/** Approved past four eyes: red until another approver has looked. */
export interface OpenEmergency extends ItemName {
  by: Person
  at: string
  reason: string
}

/** A consent has ended, and the Item is still public. */
export interface DueTakedown extends ItemName {
  due: TakedownDue
}

/** What happened and what to do, when the publisher does not answer. */
export interface Notice {
  message: string
  help: string
}

/** `GET /monitor` */
export interface MonitorAnswer {
  rights: Rights
  /** with a `notice`: as last known, at its own `at`; null: nothing known yet */
  monitor: Monitor | null
  notice: Notice | null
  /** things to do: a cause that one click heals counts once, what needs a look of its own counts each */
  tasks: number
  emergencies: OpenEmergency[]
  takedowns: DueTakedown[]
}

/** `GET /monitor/places`: what the list can be filtered by */
export interface MonitorPlaces {
  sections: { documentId: string; name: string }[]
  units: { documentId: string; name: string }[]
}

export type NamedItem = MonitorItem & { sectionName: string | null; unitName: string | null }

/** `GET /monitor/items` */
export interface ItemsAnswer {
  items: NamedItem[]
  /** for `cursor`; null on the last page */
  next: string | null
}

/** The section, the unit or the Item; null: it has none, or it is gone */
export type NamedReachRow = ReachRow & { name: string | null }

/** `GET /monitor/reach` */
export interface ReachAnswer extends Pick<Reach, 'isCut'> {
  by: ReachFilter['by']
  rows: NamedReachRow[]
}

/** One approved Release, as the board knows it. */
export interface ApprovedRelease {
  hash: string
  title: string
  approvedBy: string
  approvedAt: string
  comment: string | null
}

/** `GET /monitor/deliveries/:id`, and the answer of every act on one */
export interface DeliveryAnswer {
  rights: Rights
  /** this person may take the Item down */
  canTakedown: boolean
  delivery: DeliveryDetail
  /** the acts in its audit, as people say them */
  actNames: Record<string, string>
  sectionName: string | null
  unitName: string | null
  wanted: ApprovedRelease | null
  live: ApprovedRelease | null
  /** live against wanted; empty: the same, or nothing to compare */
  changes: FieldChange[]
  /** the Item on its other channels */
  others: MonitorItem['deliveries']
}
