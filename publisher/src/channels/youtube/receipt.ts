/** The receipt of a video: its id, where people watch it, which film it is, and what was put beside it. */
import { z } from 'zod'
import type { DeliveryContext, Receipt, ReceiptDraft } from '../channel'
import type { Progress } from './progress'
import { watchUrl, type ConnectedOptions } from './settings'

const factsSchema = z.object({
  /** of the film that was uploaded; absent for a video a person has pointed at */
  sha256: z.string().optional(),
  size: z.number().optional(),
  /** uploaded private, ahead of its hour */
  isPrepared: z.boolean().optional(),
  /** SHA-256 of the cover sent as its thumbnail, and of the file sent as captions; null: taken away again */
  cover: z.string().nullish(),
  captions: z.string().nullish(),
  /** where it is listed, and for which section (documentId) */
  playlist: z.object({ id: z.string(), section: z.string() }).nullish(),
})
type Facts = z.infer<typeof factsSchema>

export function receiptOf(args: {
  options: ConnectedOptions
  videoId: string
  upload: Pick<Progress, 'film' | 'isPrivate'>
}): ReceiptDraft {
  const { options, videoId, upload } = args
  const { sha256, size } = upload.film
  const data = { sha256, size, ...(upload.isPrivate ? { isPrepared: true } : {}) }
  return { key: 'video', externalId: videoId, url: watchUrl({ options, videoId }), data }
}

export function factsOf({ data }: ReceiptDraft): Facts {
  return factsSchema.parse(data ?? {})
}

/** To be written anew: what it knew, and this. */
export function withFacts(
  { key, externalId, url, data }: ReceiptDraft,
  facts: Pick<Facts, 'cover' | 'captions' | 'playlist'>,
): ReceiptDraft {
  return { key, externalId, url, data: { ...data, ...facts } }
}

/** The video of this incarnation; one that an earlier incarnation has hidden does not count. */
export function currentReceipt(ctx: DeliveryContext): Receipt | undefined {
  return usableVideos(ctx).find(({ incarnation }) => incarnation === ctx.incarnation)
}

/** Without what is being replaced: YouTube could not process it, or another film takes its place. */
export function usableVideos(ctx: DeliveryContext): readonly Receipt[] {
  return ctx.receipts.filter(({ key, status }) => key === 'video' && status !== 'retiring')
}

/** SHA-256 of the film that was uploaded, when we know it. */
export function filmOf(receipt: ReceiptDraft): string | null {
  return factsOf(receipt).sha256 ?? null
}
