/** What the site says of itself as schema.org data. */
import { TOUCH_ICON } from '../assets/assets'
import { siteName, type SiteFrame } from './layout'

/** https://schema.org/GovernmentOrganization */
export function organisation(frame: SiteFrame): object {
  const { imprint } = frame
  return {
    '@type': 'GovernmentOrganization',
    name: imprint?.governingBody ?? siteName(frame),
    url: `${frame.siteUrl}/`,
    logo: frame.siteUrl + TOUCH_ICON,
    address: imprint?.address ?? undefined,
    telephone: imprint?.phone ?? undefined,
    email: imprint?.email ?? undefined,
  }
}

/** https://schema.org/WebSite, with its search */
export function webSite(frame: SiteFrame): object {
  return {
    '@type': 'WebSite',
    name: siteName(frame),
    url: `${frame.siteUrl}/`,
    inLanguage: 'vi',
    publisher: organisation(frame),
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${frame.siteUrl}/tim-kiem?q={words}` },
      'query-input': 'required name=words',
    },
  }
}
