/** The frame of every page, from what the site is called and what its footer leads to. */
import type { SiteFrame } from './pages/layout'
import type { SiteEntries } from './site-store'

export type SiteOwn = Pick<SiteFrame, 'siteUrl' | 'mode'>

export function frameOf({ site, entries }: { site: SiteOwn; entries: Pick<SiteEntries, 'imprint' | 'links'> }): SiteFrame {
  const { siteUrl, mode } = site
  return { siteUrl, mode, imprint: entries.imprint, links: entries.links }
}
