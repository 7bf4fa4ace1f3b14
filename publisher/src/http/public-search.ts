/** The two faces of the search: a page for people, JSON for programs. */
import type { Context } from 'hono'
import { z } from '@hono/zod-openapi'
import type { Logger } from '@hl/config/logger'
import { ITEM_TYPES, type ItemType } from '@hl/config/words'
import type { SiteFrame } from '../channels/website/pages/layout'
import { searchPage } from '../channels/website/pages/search'
import type { Search, SearchAnswer } from '../site/search'
import type { RateLimit } from './public-limit'

export interface SearchDeps {
  search: Search
  siteUrl: string
  frame: () => Promise<SiteFrame>
  limit: RateLimit
  addressOf: (context: Context) => string
  log: Logger
}

const PAGE_SIZE = 20
const KIND_NAMES: Record<ItemType, string> = { article: 'Bài viết', video: 'Video', faq: 'Hỏi – Đáp' }

const text = z.string().trim().min(1).max(200)
const apiQuery = z.object({
  q: text,
  limit: z.coerce.number().int().min(1).max(50).default(PAGE_SIZE),
  cursor: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .default(0),
})
const pageQuery = z.object({
  q: text.catch(''),
  tu: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .catch(0),
})

const apiAnswer = z.object({
  total: z.int(),
  items: z.array(
    z.object({
      title: z.string(),
      url: z.url(),
      kind: z.enum(ITEM_TYPES),
      section: z.string().openapi({ description: 'slug of the section' }),
      summary: z.string(),
      publishedAt: z.iso.datetime(),
    }),
  ),
  next: z.string().nullable().openapi({ description: 'the cursor of the next page; null at the end' }),
})
const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string(), help: z.string() }) })
const json = (schema: z.ZodType, description: string) => ({ description, content: { 'application/json': { schema } } })

/** For the listener's OpenAPI document. */
export const SEARCH_ROUTE = {
  method: 'get' as const,
  path: '/api/search',
  summary: 'Search with or without diacritics',
  request: { query: apiQuery },
  responses: {
    200: json(apiAnswer, 'what was found, best first'),
    400: json(refusalSchema, 'the question is wrong'),
    429: json(refusalSchema, 'too many questions; Retry-After says how long to wait'),
  },
}

export async function answerSearchApi(options: { deps: SearchDeps; context: Context }): Promise<Response> {
  const { deps, context } = options
  const wait = deps.limit.take(deps.addressOf(context))
  if (wait > 0) {
    context.header('retry-after', String(wait))
    return context.json(refusal('too-many', 'Bạn tìm quá nhanh.', `Chờ ${wait} giây rồi tìm lại.`), 429)
  }
  const query = apiQuery.safeParse(context.req.query())
  if (!query.success) {
    return context.json(
      refusal('bad-query', 'Câu tìm chưa đúng.', 'Cần q (1–200 ký tự); limit từ 1 đến 50; cursor lấy từ câu trả lời trước.'),
      400,
    )
  }
  const answer = await deps.search({ text: query.data.q, limit: query.data.limit, offset: query.data.cursor })
  const found: z.infer<typeof apiAnswer> = {
    total: answer.total,
    items: answer.hits.map((hit) => ({
      title: hit.title,
      url: deps.siteUrl + hit.path,
      kind: hit.kind,
      section: hit.section,
      summary: hit.summary,
      publishedAt: hit.publishedAt.toISOString(),
    })),
    next: answer.next === null ? null : String(answer.next),
  }
  return context.json(found)
}

export async function answerSearchPage(options: { deps: SearchDeps; context: Context }): Promise<Response> {
  const { deps, context } = options
  const { q, tu: offset } = pageQuery.parse(context.req.query())
  const wait = q === '' ? 0 : deps.limit.take(deps.addressOf(context))
  const found = wait > 0 ? null : await lookUp({ deps, q, offset })
  const trouble = wait > 0 ? `Bạn tìm quá nhanh. Chờ ${wait} giây rồi tìm lại.` : 'Tìm kiếm đang bận. Bạn thử lại sau ít phút.'
  if (wait > 0) context.header('retry-after', String(wait))
  const page = searchPage({
    frame: await deps.frame(),
    query: q,
    total: found?.total ?? 0,
    results: (found?.hits ?? []).map((hit) => ({ ...hit, kindName: KIND_NAMES[hit.kind] })),
    nextHref: found?.next == null ? null : `/tim-kiem?q=${encodeURIComponent(q)}&tu=${found.next}`,
    trouble: found === null ? trouble : null,
  })
  return context.html(page, found === null ? (wait > 0 ? 429 : 503) : 200)
}

/** A database that is away costs the reader the results, not the page. */
async function lookUp(options: { deps: SearchDeps; q: string; offset: number }): Promise<SearchAnswer | null> {
  const { deps, q, offset } = options
  if (q === '') return { total: 0, hits: [], next: null }
  try {
    return await deps.search({ text: q, limit: PAGE_SIZE, offset })
  } catch (error) {
    deps.log.error('public.search', { error })
    return null
  }
}

export function refusal(code: string, message: string, help: string) {
  return { error: { code, message, help } }
}
