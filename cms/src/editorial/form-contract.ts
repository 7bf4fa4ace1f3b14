/** What the edit form and the server tell each other besides Strapi's own save: for autosave, presence and stale saves. */
import { z } from 'zod'
import type { OfferedTransition } from './contract'

/** Sent by our panel with every save: the version its form was filled from, `new` for a first save. Programs send none. */
export const OPENED_VERSION_HEADER = 'x-opened-version'

export const newAutosaveSchema = z.object({
  /** null: the form was never saved */
  openedVersion: z.string().max(40).nullable(),
  /** the values of the form, as Strapi's form holds them */
  content: z.record(z.string(), z.unknown()),
})
export type NewAutosave = z.infer<typeof newAutosaveSchema>

export interface Autosave extends NewAutosave {
  savedAt: string
}
/** `GET /editorial/:type/:documentId/autosave` */
export interface AutosaveAnswer {
  autosave: Autosave | null
}

/** `PUT /editorial/:type/:documentId/presence` */
export const presenceSchema = z.object({ isEditing: z.boolean() })

/** Another person with the same form open. */
export interface Present {
  name: string
  isEditing: boolean
  /** editing since, or else looking since */
  since: string
}
export interface PresenceAnswer {
  others: Present[]
  /** of the draft now: another than the form's says that somebody saved meanwhile */
  version: string
}

/** `GET /editorial/:type/new`: what the main button of a form never saved will do. */
export interface FirstOffer {
  mainTransition: OfferedTransition | null
}

/** A field of which the stale save and the database hold different texts. */
export interface TextPair {
  field: string
  mine: string
  saved: string
}
/** In `details` of the refusal of a stale save (`code: 'stale_save'`). */
export const staleSaveSchema = z.object({
  code: z.literal('stale_save'),
  /** of what is in the database: sent as the opened version, it makes the next save deliberate */
  version: z.string(),
  by: z.string().nullable(),
  texts: z.array(z.object({ field: z.string(), mine: z.string(), saved: z.string() })),
})
export type StaleSave = z.infer<typeof staleSaveSchema>
