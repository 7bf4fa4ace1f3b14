/** What a check found, and where. Pure data: who may go on in spite of it is decided by the editorial chain. */

/** `block`: not approved before it is mended. `warn`: a person looks and decides. */
export type Level = 'warn' | 'block'

export interface Finding {
  code: FindingCode
  level: Level
  /** attribute of the Item: `title`, `body`, `plan.facebook.message` … */
  field: string
  /** place of the block in `body`; null for other fields and for the block list as a whole */
  blockIndex: number | null
  /** UTF-16 offsets in the plain text of the field or block (`blockText`), `to` exclusive; both 0 when it has no place in a text */
  from: number
  to: number
  /** the words themselves, in their surroundings; empty when there are none */
  excerpt: string
  /** Vietnamese: what, why, how to mend it */
  message: string
}

export type FindingCode =
  | 'citizen-id'
  | 'old-identity-card'
  | 'phone'
  | 'bank-account'
  | 'email'
  | 'case-number'
  | 'secrecy-marker'
  | 'secrecy-marker-in-file'
  | 'file-not-read'
  | 'file-pending'
  | 'alt-text'
  | 'consent'
  | 'consent-invalid'
  | 'consent-scope'
  | 'consent-paper'
  | 'guardian-consent'
  | 'ai-label'
  | 'wording'
  | 'dead-link'
  | 'unpublished-relation'
  | 'media-refused'
  | 'correction-dropped'
  | 'address-changed'
  | 'table'

/** A finding of a rule that looks at one text only. Offsets are in the searchable form of that text. */
export interface Hit {
  code: FindingCode
  level: Level
  from: number
  to: number
  message: string
}

/** Gets the searchable form of one text (NFC, plain spaces, ASCII digits). */
export type TextRule = (text: string) => Hit[]
