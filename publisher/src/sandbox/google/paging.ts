/** pageToken paging of YouTube's list methods. A token names the last item given, so that what is added meanwhile shifts nothing. */
import { badRequest } from './errors'
import { etag } from './video-resource'

export function pageOf<T extends { no: number }>({
  items,
  query,
  kind,
  show,
}: {
  items: readonly T[]
  query: URLSearchParams
  kind: string
  show: (item: T) => unknown
}): Response {
  const size = Number(query.get('maxResults') ?? 5)
  if (!Number.isInteger(size) || size < 0 || size > 50)
    throw badRequest('invalidParameter', 'maxResults must be between 0 and 50', 'maxResults')
  const token = query.get('pageToken')
  const start = token === null ? 0 : items.findIndex(({ no }) => no === readToken(token)) + 1
  if (token !== null && start === 0) throw badRequest('invalidPageToken', 'The request specifies an invalid page token.', 'pageToken')
  const shown = items.slice(start, start + size)
  const last = shown.at(-1)
  const hasMore = last !== undefined && start + size < items.length
  return Response.json({
    kind,
    etag: etag([kind, shown]),
    ...(hasMore ? { nextPageToken: Buffer.from(`p${last.no}`).toString('base64url') } : {}),
    pageInfo: { totalResults: items.length, resultsPerPage: size },
    items: shown.map(show),
  })
}

function readToken(token: string): number {
  return Number(/^p(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1] ?? Number.NaN)
}
