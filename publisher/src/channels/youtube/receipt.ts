/** The receipt of a video: its id, where people watch it, and which film it is. */
import type { DeliveryContext, Receipt, ReceiptDraft } from '../channel'
import type { Progress } from './progress'
import { watchUrl, type ConnectedOptions } from './settings'

export function receiptOf(args: { options: ConnectedOptions; videoId: string; film: Progress['film'] }): ReceiptDraft {
  const { options, videoId, film } = args
  return { key: 'video', externalId: videoId, url: watchUrl({ options, videoId }), data: { sha256: film.sha256, size: film.size } }
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
export function filmOf({ data }: ReceiptDraft): string | null {
  const film = data?.sha256
  return typeof film === 'string' ? film : null
}
