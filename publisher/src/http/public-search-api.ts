/** The search for programs: `GET /api/search`. */
import type { Context } from 'hono'
import { z } from '@hono/zod-openapi'
import { ITEM_TYPES } from '@hl/config/words'
import type { SearchAnswer } from '../site/search'
import { offset, PAGE_SIZE, refusal, searchText, slug, year, type SearchDeps } from './public-search'

const query = z.object({
  q: searchText.openapi({ description: 'words; those in quotation marks side by side' }),
  kind: z.enum(ITEM_TYPES).optional(),
  section: slug.optional().openapi({ description: 'slug of a section' }),
  province: slug.optional().openapi({ description: 'slug of a province; what went up in it counts as it' }),
  year: year.optional().openapi({ description: 'of publishing, four digits' }),
  limit: z.coerce.number().int().min(1).max(50).default(PAGE_SIZE),
  cursor: offset.default(0),
})

const parts = z.array(z.object({ text: z.string(), isMatch: z.boolean() }))
const facet = <V extends z.ZodType>(value: V) => z.array(z.object({ value, name: z.string(), count: z.int() }))
const answerSchema = z.object({
  total: z.int(),
  totalIsExact: z.boolean().openapi({ description: 'false: about so many' }),
  items: z.array(
    z.object({
      title: z.string(),
      url: z.url(),
      kind: z.enum(ITEM_TYPES),
      section: z.string().openapi({ description: 'slug of the section' }),
      summary: z.string(),
      publishedAt: z.iso.datetime(),
      highlights: z.object({ title: parts, text: parts }).openapi({ description: 'plain text, cut where a match begins or ends' }),
    }),
  ),
  suggestion: z.string().nullable().openapi({ description: 'words that were perhaps meant, and that find something' }),
  facetsAreExact: z.boolean().openapi({ description: 'false: of more than 10,000 items the counts are reckoned from an eighth' }),
  facets: z
    .object({ kind: facet(z.enum(ITEM_TYPES)), section: facet(z.string()), province: facet(z.string()), year: facet(z.int()) })
    .openapi({ description: 'how many there would be with this value in place of the one asked for' }),
  next: z.string().nullable().openapi({ description: 'the cursor of the next page; null at the end, or where no more is put in order' }),
})
const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string(), help: z.string() }) })
const json = (schema: z.ZodType, description: string) => ({ description, content: { 'application/json': { schema } } })

/** For the listener's OpenAPI document. */
export const SEARCH_ROUTE = {
  method: 'get' as const,
  path: '/api/search',
  summary: 'Search with or without diacritics',
  request: { query },
  responses: {
    200: json(answerSchema, 'what was found, best first'),
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
  const asked = query.safeParse(context.req.query())
  if (!asked.success) return context.json(refusal('bad-query', 'Câu tìm chưa đúng.', HELP), 400)
  const { q, limit, cursor, kind, section, province, year } = asked.data
  const filter = { kind: kind ?? null, section: section ?? null, province: province ?? null, year: year ?? null }
  const answer = await deps.search({ text: q, filter, limit, offset: cursor })
  return context.json(toJson({ answer, siteUrl: deps.siteUrl }))
}

const HELP =
  'Cần q (1–200 ký tự); kind là article, video hoặc faq; section và province là slug; year có bốn chữ số; limit từ 1 đến 50; cursor lấy từ câu trả lời trước.'

function toJson({ answer, siteUrl }: { answer: SearchAnswer; siteUrl: string }): z.infer<typeof answerSchema> {
  return {
    total: answer.total,
    totalIsExact: answer.isExact,
    items: answer.hits.map((hit) => ({
      title: hit.title,
      url: siteUrl + hit.path,
      kind: hit.kind,
      section: hit.section,
      summary: hit.summary,
      publishedAt: hit.publishedAt.toISOString(),
      highlights: hit.excerpt,
    })),
    suggestion: answer.suggestion,
    facetsAreExact: answer.areFacetsExact,
    facets: answer.facets,
    next: answer.next === null ? null : String(answer.next),
  }
}
