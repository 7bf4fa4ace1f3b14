/** Where a page lies, from the home page down to the page above it: for people, and for search engines. */
export interface Crumb {
  path: string
  title: string
}

const HOME: Crumb = { path: '/', title: 'Trang chủ' }

export const Crumbs = ({ above }: { above: readonly Crumb[] }) => (
  <nav class="crumbs" lang="vi" aria-label="Bạn đang ở">
    <ol>
      {[HOME, ...above].map((crumb) => (
        <li>
          <a href={crumb.path}>{crumb.title}</a>
        </li>
      ))}
    </ol>
  </nav>
)

/**
 * https://schema.org/BreadcrumbList
 * @param above the pages between the home page and this one
 */
export function breadcrumbs({ siteUrl, above, page }: { siteUrl: string; above: readonly Crumb[]; page: Crumb }): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [HOME, ...above, page].map(({ path, title }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: siteUrl + path,
    })),
  }
}
