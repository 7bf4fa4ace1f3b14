/** What the parts of a delivery are given. */
import type { YouTubeClient } from './client'
import type { ConnectedOptions } from './settings'
import type { UploadDeps } from './upload'

export interface DeliverDeps extends UploadDeps {
  client: YouTubeClient
  options: ConnectedOptions
}
