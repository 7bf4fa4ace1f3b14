/** The search for people: `GET /tim-kiem`. Filters and pages are links, so that everything works without script. */
import type { Context } from 'hono'
import { type FoundView, searchPage } from '../channels/website/pages/search'
import type { SearchAnswer } from '../site/search'
import { KIND_NAMES } from '../site/search-facets'
import { MAX_TEXT, PAGE_SIZE, searchText, type SearchDeps } from './public-search'
import { type AskedPage, askedFilters, searchHref } from './public-search-address'
import { facetViews } from './public-search-facets'

export async function answerSearchPage(options: { deps: SearchDeps; context: Context }): Promise<Response> {
  const { deps, context } = options
  const typed = context.req.query('q')?.trim() ?? ''
  const text = searchText.safeParse(typed)
  const show = async (answer: { status: 200 | 400 | 429 | 503; trouble?: string; found?: FoundView }) => {
    const frame = await deps.frame()
    const shown = text.success ? text.data : typed.slice(0, MAX_TEXT)
    return context.html(searchPage({ frame, query: shown, trouble: answer.trouble ?? null, found: answer.found ?? null }), answer.status)
  }
  if (typed === '') return show({ status: 200 })
  const wait = deps.limit.take(deps.addressOf(context))
  if (wait > 0) {
    context.header('retry-after', String(wait))
    return show({ status: 429, trouble: `Bạn tìm quá nhanh. Chờ ${wait} giây rồi tìm lại.` })
  }
  if (!text.success) return show({ status: 400, trouble: `Câu tìm dài quá ${MAX_TEXT} ký tự. Bạn giữ lại vài từ chính rồi tìm lại.` })
  const asked = { text: text.data, ...askedFilters(context.req.query()) }
  const answer = await lookUp({ deps, asked })
  if (answer === null) return show({ status: 503, trouble: 'Tìm kiếm đang bận. Bạn thử lại sau ít phút.' })
  return show({ status: 200, found: foundView({ asked, answer }) })
}

/** A database that is away costs the reader the results, not the page. */
async function lookUp({ deps, asked }: { deps: SearchDeps; asked: AskedPage }): Promise<SearchAnswer | null> {
  const { text, offset, ...filter } = asked
  try {
    return await deps.search({ text, filter, limit: PAGE_SIZE, offset })
  } catch (error) {
    deps.log.error('public.search', { error })
    return null
  }
}

function foundView({ asked, answer }: { asked: AskedPage; answer: SearchAnswer }): FoundView {
  const page = (offset: number) => searchHref({ ...asked, offset })
  const bare = { kind: null, section: null, province: null, year: null, offset: 0 }
  return {
    suggestion: answer.suggestion === null ? null : { text: answer.suggestion, href: searchHref({ ...bare, text: answer.suggestion }) },
    total: answer.total,
    isExact: answer.isExact,
    areFacetsExact: answer.areFacetsExact,
    unfiltered: answer.unfiltered,
    unfilteredHref: searchHref({ ...bare, text: asked.text }),
    ignoredWords: answer.ignoredWords,
    pageNo: Math.floor(asked.offset / PAGE_SIZE) + 1,
    isCut: answer.next === null && answer.total > asked.offset + answer.hits.length,
    results: answer.hits.map((hit) => ({ ...hit, kindName: KIND_NAMES[hit.kind] })),
    facets: facetViews({ asked, answer }),
    // past the end there is nothing to go back to but the beginning
    newerHref: asked.offset === 0 ? null : page(answer.hits.length === 0 ? 0 : Math.max(0, asked.offset - PAGE_SIZE)),
    olderHref: answer.next === null ? null : page(answer.next),
  }
}
