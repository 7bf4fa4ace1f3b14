/** What the parts of a delivery are given. */
import type { DeliveryContext, ReceiptDraft } from '../channel'
import type { YouTubeClient } from './client'
import type { YouTubeRendition } from './render'
import type { ConnectedOptions } from './settings'
import type { UploadDeps } from './upload'

export interface DeliverDeps extends UploadDeps {
  client: YouTubeClient
  options: ConnectedOptions
}

/** What stands beside a video is brought to this rendition; the receipt remembers what was. */
export interface Dressing {
  deps: DeliverDeps
  ctx: DeliveryContext
  rendition: YouTubeRendition
  receipt: ReceiptDraft
}
