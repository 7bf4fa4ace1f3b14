/** A consent as the checks and the desk see it: what was allowed, by whom only as far as a reference tells. */
import { CHANNEL_IDS, type ChannelId } from '@hl/config/words'
import { z } from 'zod'
import { fileSchema, type StrapiFile } from '../editorial/stored-media'

export const CONSENT_UID = 'api::consent.consent'

/** Written by the withdrawal alone. */
export const WITHDRAWAL_FIELDS = ['withdrawnAt', 'withdrawalAskedOn', 'withdrawnBy', 'withdrawalReason', 'takedownDueAt'] as const

export type Scope = 'story' | 'face' | 'voice' | 'name'

export interface ConsentRecord {
  /** number of the paper, or a pen name */
  reference: string
  /** who signed, and for what: the teller, whoever is pictured, or the guardian of a child */
  kind: 'testimony' | 'picture' | 'guardian'
  /** a child of seven or more agreed as well, or is younger */
  hasChildAgreed: boolean
  scope: readonly Scope[]
  channels: readonly ChannelId[]
  /** YYYY-MM-DD */
  givenOn: string | null
  validUntil: string | null
  isWithdrawn: boolean
  hasDocument: boolean
}

export interface SignedPaper {
  record: ConsentRecord
  document: StrapiFile | null
}

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true)
const day = z
  .string()
  .nullish()
  .transform((value) => value?.slice(0, 10) ?? null)

const rowSchema = z.object({
  reference: z.string(),
  kind: z.enum(['testimony', 'picture', 'guardian']),
  childAgreed: flag,
  coversStory: flag,
  coversFace: flag,
  coversVoice: flag,
  coversName: flag,
  onWebsite: flag,
  onFacebook: flag,
  onYoutube: flag,
  givenOn: day,
  validUntil: day,
  withdrawnAt: z.unknown(),
  document: fileSchema.nullish().transform((file) => file ?? null),
})

/** A row read with its `document`. */
export const consentRowSchema = rowSchema.transform((row): SignedPaper => {
  const covers = { story: row.coversStory, face: row.coversFace, voice: row.coversVoice, name: row.coversName }
  const allows = { website: row.onWebsite, facebook: row.onFacebook, youtube: row.onYoutube }
  return {
    document: row.document,
    record: {
      reference: row.reference,
      kind: row.kind,
      hasChildAgreed: row.childAgreed,
      scope: SCOPES.filter((one) => covers[one]),
      channels: CHANNEL_IDS.filter((channel) => allows[channel]),
      givenOn: row.givenOn,
      validUntil: row.validUntil,
      isWithdrawn: Boolean(row.withdrawnAt),
      hasDocument: row.document !== null,
    },
  }
})

const SCOPES: readonly Scope[] = ['story', 'face', 'voice', 'name']
