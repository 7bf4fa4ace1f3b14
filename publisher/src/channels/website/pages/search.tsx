/** The search form and its results. */
import { formatDate } from '@hl/config/time'
import { shorten } from './cards'
import { renderPage, type SiteFrame } from './layout'

export interface SearchView {
  frame: SiteFrame
  query: string
  total: number
  results: readonly { title: string; path: string; kindName: string; sectionName: string | null; summary: string; publishedAt: Date }[]
  nextHref: string | null
  /** A sentence in place of results: the search is down, or too many asked. */
  trouble: string | null
}

export function searchPage(view: SearchView): string {
  return renderPage({
    frame: view.frame,
    head: {
      title: view.query ? `Tìm “${view.query}”` : 'Tìm kiếm',
      description: 'Tìm bài viết, video và câu hỏi. Gõ có dấu hay không dấu đều được.',
      path: '/tim-kiem',
      isIndexed: false,
    },
    body: (
      <div class="listhead">
        <h1>Tìm kiếm</h1>
        <SearchForm query={view.query} placeholder="ví dụ: xóa án tích" />
        <Results view={view} />
      </div>
    ),
  })
}

export const SearchForm = ({ query, placeholder }: { query: string; placeholder: string }) => (
  <form class="search" action="/tim-kiem" method="get" role="search">
    <input type="search" name="q" value={query} placeholder={placeholder} aria-label="Từ cần tìm" maxlength={200} autocomplete="off" />
    <button type="submit">Tìm</button>
  </form>
)

const Results = ({ view }: { view: SearchView }) => {
  if (view.trouble) return <p role="alert">{view.trouble}</p>
  if (!view.query) return <p>Gõ có dấu hay không dấu đều được.</p>
  if (view.total === 0) {
    return (
      <p>
        Không có bài nào khớp với “{view.query}”. Thử từ ngắn hơn, hoặc xem <a href="/chuyen-muc/">các chuyên mục</a>.
      </p>
    )
  }
  return (
    <>
      <p role="status">
        {new Intl.NumberFormat('vi-VN').format(view.total)} kết quả cho “{view.query}”
      </p>
      <ul class="results">
        {view.results.map((result) => (
          <li>
            <h2>
              <a href={result.path}>{result.title}</a>
            </h2>
            <p class="small">{[result.kindName, result.sectionName, formatDate(result.publishedAt)].filter(Boolean).join(' · ')}</p>
            {result.summary && <p>{shorten(result.summary, 220)}</p>}
          </li>
        ))}
      </ul>
      {view.nextHref && (
        <nav class="pager" aria-label="Các trang">
          <span />
          <a href={view.nextHref} rel="next">
            Kết quả tiếp theo ›
          </a>
        </nav>
      )}
    </>
  )
}
