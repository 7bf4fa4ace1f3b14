/** What the website channel is made with. */
import type { MediaReader } from '../../media/media-reader'
import type { SiteStore } from './site-store'

export interface WebsiteSettings {
  /** Public address without a final slash; pages are verified through it. */
  siteUrl: string
  /** Where the site's files lie; a web server or CDN may serve it as it is. */
  siteDir: string
  site: SiteStore
  media: MediaReader
  mode: 'real' | 'sandbox'
  fetch: typeof globalThis.fetch
}
