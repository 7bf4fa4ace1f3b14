/** Where a page lies, from the home page down to the page above it. */
export interface Crumb {
  path: string
  title: string
}

export const Crumbs = ({ above }: { above: readonly Crumb[] }) => (
  <nav class="crumbs" aria-label="Bạn đang ở">
    <ol>
      {[{ path: '/', title: 'Trang chủ' }, ...above].map((crumb) => (
        <li>
          <a href={crumb.path}>{crumb.title}</a>
        </li>
      ))}
    </ol>
  </nav>
)
