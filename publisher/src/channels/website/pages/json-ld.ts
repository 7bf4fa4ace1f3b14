/** schema.org data as JSON that cannot end its script element, and what every kind of page says in it. */
import type { Crumb } from './crumbs'
import { siteName, type SiteFrame } from './layout'

export function jsonLd(things: readonly object[]): string {
  return JSON.stringify(things.map((thing) => ({ '@context': 'https://schema.org', ...thing }))).replaceAll('<', '\\u003c')
}

/** https://schema.org/GovernmentOrganization */
export function organisation(frame: SiteFrame): object {
  const { imprint } = frame
  return {
    '@type': 'GovernmentOrganization',
    name: imprint?.governingBody ?? siteName(frame),
    url: `${frame.siteUrl}/`,
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

/** @param above the pages between the home page and this one */
export function breadcrumbs({ frame, above, page }: { frame: SiteFrame; above: readonly Crumb[]; page: Crumb }): object {
  const all = [{ path: '/', title: 'Trang chủ' }, ...above, page]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: all.map(({ path, title }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: frame.siteUrl + path,
    })),
  }
}
