/** Cursor paging as the Graph API does it: newest first, `paging.next` until the end, `limit` at most 100. */
import type { GraphCall, GraphContext } from './context'
import { invalid } from './errors'

export interface Listed {
  no: number
  at: string
}

/** @param items newest first */
export function page<T extends Listed>({
  context,
  call,
  items,
  show,
}: {
  context: GraphContext
  call: GraphCall
  items: readonly T[]
  show: (item: T) => Record<string, unknown>
}): unknown {
  const limit = call.params.count('limit') ?? 25
  if (limit < 1 || limit > 100) throw invalid('limit must be between 1 and 100')
  const since = call.params.instant('since')
  const until = call.params.instant('until')
  const within = items.filter(({ at }) => (!since || new Date(at) >= since) && (!until || new Date(at) <= until))
  const { start, end } = windowOf({ items: within, call, limit })
  const shown = within.slice(start, end)
  const first = shown[0]
  const last = shown.at(-1)
  if (!first || !last) return { data: [] }
  const link = (name: string, no: number) => {
    const url = new URL(context.baseUrl() + call.address)
    url.searchParams.delete('after')
    url.searchParams.delete('before')
    url.searchParams.set('limit', String(limit))
    url.searchParams.set(name, cursor(no))
    return url.href
  }
  return {
    data: shown.map(show),
    paging: {
      cursors: { before: cursor(first.no), after: cursor(last.no) },
      ...(end < within.length ? { next: link('after', last.no) } : {}),
      ...(start > 0 ? { previous: link('before', first.no) } : {}),
    },
  }
}

function windowOf({ items, call, limit }: { items: readonly Listed[]; call: GraphCall; limit: number }): { start: number; end: number } {
  const after = call.params.text('after')
  const before = call.params.text('before')
  if (after !== null) {
    const no = readCursor(after)
    const found = items.findIndex((item) => item.no < no)
    const start = found === -1 ? items.length : found
    return { start, end: start + limit }
  }
  if (before !== null) {
    const no = readCursor(before)
    const end = items.findIndex((item) => item.no <= no)
    return { start: Math.max(0, end - limit), end: Math.max(0, end) }
  }
  return { start: 0, end: limit }
}

function cursor(no: number): string {
  return Buffer.from(`c${no}`).toString('base64url')
}

function readCursor(text: string): number {
  const no = /^c(\d+)$/.exec(Buffer.from(text, 'base64url').toString('utf8'))?.[1]
  if (!no) throw invalid('Invalid cursors values: this cursor was not given by this edge')
  return Number(no)
}
