/** The search form and its results. */
import { formatDate } from '@hl/config/time'
import { FactsLine } from './facts-line'
import { renderPage, type SiteFrame } from './layout'
import { Pager } from './listing'
import { formatCount } from './search-count'
import { type FacetView, SearchFacets } from './search-facets'
import { WaysOn } from './ways-on'

export interface SearchView {
  frame: SiteFrame
  query: string
  /** A sentence in place of results: the search is down, or too many asked. */
  trouble: string | null
  /** null: nothing was asked */
  found: FoundView | null
}

export interface FoundView {
  total: number
  /** false: about so many */
  isExact: boolean
  areFacetsExact: boolean
  /** without filters */
  unfiltered: number
  unfilteredHref: string
  ignoredWords: number
  /** what was perhaps meant */
  suggestion: { text: string; href: string } | null
  pageNo: number
  /** There are more that fit, but no further page of them. */
  isCut: boolean
  results: readonly ResultView[]
  facets: readonly FacetView[]
  newerHref: string | null
  olderHref: string | null
}

interface ResultView {
  path: string
  kindName: string
  sectionName: string | null
  publishedAt: Date
  excerpt: { title: readonly PartView[]; text: readonly PartView[] }
}

interface PartView {
  text: string
  isMatch: boolean
}

export function searchPage(view: SearchView): string {
  const { query, found } = view
  const page = found && found.pageNo > 1 ? `, trang ${found.pageNo}` : ''
  return renderPage({
    frame: view.frame,
    head: {
      title: query ? `Tìm “${query}”${page}` : 'Tìm kiếm',
      description: 'Tìm bài viết, video và câu hỏi. Gõ có dấu hay không dấu đều được.',
      path: '/tim-kiem',
      above: [],
      isIndexed: false,
    },
    body: (
      <>
        <div class="listhead">
          <h1>Tìm kiếm</h1>
          <SearchForm query={query} placeholder="ví dụ: xóa án tích" />
        </div>
        <Answer view={view} />
      </>
    ),
  })
}

export const SearchForm = ({ query, placeholder }: { query: string; placeholder: string }) => (
  <form class="search" action="/tim-kiem" method="get" role="search">
    <input type="search" name="q" value={query} placeholder={placeholder} aria-label="Từ cần tìm" maxlength={200} autocomplete="off" />
    <button type="submit">Tìm</button>
  </form>
)

const Answer = ({ view }: { view: SearchView }) => {
  const { found, query } = view
  if (view.trouble) return <p role="alert">{view.trouble}</p>
  if (!found) {
    return (
      <>
        <p>{HOW_TO}</p>
        <WaysOn />
      </>
    )
  }
  if (found.total === 0) return <NothingFound found={found} query={query} />
  return (
    <div class="beside">
      <div class="story">
        <p role="status">
          {found.isExact ? '' : 'Khoảng '}
          {formatCount(found.total)} kết quả cho “{query}”{found.pageNo > 1 ? `, trang ${found.pageNo}` : ''}
        </p>
        {found.results.length === 0 && <p>Trang này không có kết quả nào.</p>}
        <IgnoredWords count={found.ignoredWords} />
        <Suggestion suggestion={found.suggestion} />
        <SearchFacets facets={found.facets} total={found.total} areExact={found.areFacetsExact} />
        <ul class="results">
          {found.results.map((result) => (
            <Result result={result} />
          ))}
        </ul>
        {found.isCut && <p>Còn nhiều bài khớp nữa. Bạn thêm từ, hoặc bấm “Lọc kết quả”.</p>}
        <Pager newerPath={found.newerHref} olderPath={found.olderHref} names={{ newer: 'Kết quả trước', older: 'Kết quả tiếp theo' }} />
      </div>
      <aside class="rail box" aria-labelledby="chua-thay">
        <h2 id="chua-thay">Chưa thấy điều bạn cần?</h2>
        <p>{HOW_TO}</p>
        <WaysOn />
      </aside>
    </div>
  )
}

const HOW_TO = 'Gõ có dấu hay không dấu đều được. Đặt cả cụm trong ngoặc kép để tìm đúng cụm ấy: “xóa án tích”.'

const Result = ({ result }: { result: ResultView }) => (
  <li>
    <h2>
      <a href={result.path}>
        <Parts parts={result.excerpt.title} />
      </a>
    </h2>
    {/* questions have a section that is called what they are */}
    <FactsLine facts={[...new Set([result.kindName, result.sectionName, formatDate(result.publishedAt)])]} />
    {result.excerpt.text.length > 0 && (
      <p>
        <Parts parts={result.excerpt.text} />
      </p>
    )}
  </li>
)

/** Every part is text to be escaped: what an editor wrote is never HTML here. */
const Parts = ({ parts }: { parts: readonly PartView[] }) => (
  <>{parts.map((part) => (part.isMatch ? <mark>{part.text}</mark> : part.text))}</>
)

const IgnoredWords = ({ count }: { count: number }) =>
  count === 0 ? null : <p class="small">Câu tìm dài: {count} từ cuối không được dùng.</p>

const Suggestion = ({ suggestion }: { suggestion: FoundView['suggestion'] }) =>
  suggestion && (
    <p class="meant">
      Có phải bạn tìm: <a href={suggestion.href}>{suggestion.text}</a>?
    </p>
  )

const NothingFound = ({ found, query }: { found: FoundView; query: string }) => (
  <>
    <p role="status">Không có bài nào khớp với “{query}”.</p>
    <IgnoredWords count={found.ignoredWords} />
    <Suggestion suggestion={found.suggestion} />
    <SearchFacets facets={found.facets} total={found.total} areExact={found.areFacetsExact} />
    {found.unfiltered > 0 ? (
      <p>
        <a href={found.unfilteredHref}>Bỏ bộ lọc để xem {formatCount(found.unfiltered)} kết quả</a>
      </p>
    ) : (
      <p>Bạn thử ít từ hơn, hoặc từ khác cùng nghĩa. Hoặc đi từ đây:</p>
    )}
    <WaysOn />
  </>
)
