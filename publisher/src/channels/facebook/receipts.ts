/** What the receipts of this channel say: which one is the thing itself, what form it has, and which of the rest hangs on it. */
import type { DeliveryContext, Receipt, ReceiptDraft } from '../channel'
import type { FacebookRendition } from './render'

export const COMMENT = 'comment'

/** The post or video that this incarnation made; an older one is to be retired, not edited. */
export function mainReceipts(ctx: DeliveryContext): Receipt[] {
  return ofThis(ctx).filter(({ key }) => key !== COMMENT)
}

export function commentReceipt(ctx: DeliveryContext): Receipt | undefined {
  return ofThis(ctx).find(({ key }) => key === COMMENT)
}

/** The form it was made in, which it keeps whatever the plan says later. */
export function formOf({ key, data }: ReceiptDraft): Exclude<FacebookRendition['kind'], 'empty'> {
  if (data?.form === 'photos' || data?.form === 'reel') return data.form
  return key === 'video' ? 'video' : 'link'
}

/** Ids of pictures that were uploaded for it. */
export function photoIdsIn({ data }: ReceiptDraft): string[] {
  const ids = data?.photoIds
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}

function ofThis({ receipts, incarnation }: DeliveryContext): Receipt[] {
  return receipts.filter((receipt) => receipt.incarnation === incarnation && receipt.status !== 'retiring')
}
