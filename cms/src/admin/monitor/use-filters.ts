/** What the list shows, kept in the address: it can be shared, and the browser's back button undoes it. */
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { addDays, startOfDay } from '../../plan/clock'

export const FILTER_NAMES = ['group', 'state', 'channel', 'section', 'unit', 'since', 'until', 'q', 'cause', 'late'] as const
export type FilterName = (typeof FILTER_NAMES)[number]
export type Filters = Readonly<Record<FilterName, string>>

export interface FiltersInUse {
  filters: Filters
  /** for `GET /monitor/items`: days as instants */
  query: string
  cursor: string
  /** another filter begins at the first page */
  set: (changes: Partial<Filters>) => void
  clear: () => void
  toPage: (cursor: string) => void
}

export function useFilters(): FiltersInUse {
  const [params, setParams] = useSearchParams()
  const filters = useMemo(() => filtersIn(params), [params])
  const cursor = params.get('cursor') ?? ''
  const set = useCallback(
    (changes: Partial<Filters>) => {
      setParams((before) => withFilters({ ...filtersIn(before), ...changes }))
    },
    [setParams],
  )
  const clear = useCallback(() => setParams({}), [setParams])
  const toPage = useCallback(
    (next: string) => {
      setParams((before) => {
        const after = withFilters(filtersIn(before))
        if (next) after.set('cursor', next)
        return after
      })
    },
    [setParams],
  )
  return { filters, query: queryOf({ filters, cursor }), cursor, set, clear, toPage }
}

function filtersIn(params: URLSearchParams): Filters {
  const value = (name: FilterName) => params.get(name) ?? ''
  return {
    group: value('group'),
    state: value('state'),
    channel: value('channel'),
    section: value('section'),
    unit: value('unit'),
    since: value('since'),
    until: value('until'),
    q: value('q'),
    cause: value('cause'),
    late: value('late'),
  }
}

function withFilters(filters: Filters): URLSearchParams {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))
}

/** Days of the address (`2026-11-24`) as the instants between which they lie. */
export function asked(filters: Filters): Record<string, string> {
  const { since, until } = filters
  const days = { ...(since ? { since: startOfDay(since) } : {}), ...(until ? { until: startOfDay(addDays(until, 1)) } : {}) }
  return { ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== '')), ...days }
}

function queryOf({ filters, cursor }: { filters: Filters; cursor: string }): string {
  return new URLSearchParams({ ...asked(filters), ...(cursor ? { cursor } : {}) }).toString()
}
