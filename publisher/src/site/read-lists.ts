/** Reads of lists, several at once: home, listing pages and feeds of one publish ask a dozen of them. Each is indexed and bounded. */
import type { List, NamedListId, TopicList } from '../channels/website/lists'
import type { Card, SiteReader } from '../channels/website/site-store'
import type { Queryable } from '../database'
import { CARD_COLUMNS, cardOf, type CardRow } from './rows'

export type NewestAsk = Parameters<SiteReader['newest']>[0]
export interface PlacedAsk {
  list: List
  from: number
  to: number
}
export interface LastPlacedAsk {
  list: NamedListId | TopicList
  limit: number
}

/** Every read answers in the order of what it was asked. */
export interface ListReader {
  newest(asks: readonly NewestAsk[]): Promise<Card[][]>
  placed(asks: readonly PlacedAsk[]): Promise<Card[][]>
  lastPlaced(asks: readonly LastPlacedAsk[]): Promise<(Card & { no: number })[][]>
  lastPlace(lists: readonly string[]): Promise<number[]>
}

export function listReader(db: Queryable): ListReader {
  return {
    async newest(asks) {
      const values: unknown[] = []
      const value = (given: string | number) => `$${values.push(given)}`
      const { rows } = await db.query<CardRow & { ask: number }>(
        `select * from (${asks.map((ask, index) => newestOf({ ask, index, value })).join(' union all ')}) newest order by ask, ${NEWEST}`,
        values,
      )
      return byAsk({ asks, rows }).map((group) => group.map(cardOf))
    },
    async placed(asks) {
      const { rows } = await db.query<CardRow & { ask: number }>(PLACED, [
        asks.map(({ list }) => list),
        asks.map(({ from }) => from),
        asks.map(({ to }) => to),
      ])
      return byAsk({ asks, rows }).map((group) => group.map(cardOf))
    },
    async lastPlaced(asks) {
      const { rows } = await db.query<CardRow & { ask: number; no: number }>(LAST_PLACED, [
        asks.map(({ list }) => list),
        Math.max(...asks.map(({ limit }) => limit)),
      ])
      const placed = byAsk({ asks, rows }).map((group) => group.map((row) => ({ ...cardOf(row), no: row.no })))
      return asks.map(({ limit }, index) => placed[index]?.slice(0, limit) ?? [])
    },
    async lastPlace(lists) {
      const { rows } = await db.query<{ list: string; last_no: number }>('select list, last_no from site_list where list = any($1)', [
        lists,
      ])
      const found = new Map(rows.map((row) => [row.list, row.last_no]))
      return lists.map((list) => found.get(list) ?? 0)
    },
  }
}

function byAsk<Row extends { ask: number }>({ asks, rows }: { asks: readonly unknown[]; rows: readonly Row[] }): Row[][] {
  return asks.map((_, index) => rows.filter(({ ask }) => ask === index))
}

const NEWEST = 'listed_at desc, document_id'

/** Each with its own values, never joined to a list of names: for a name it does not see, PostgreSQL would walk the whole site in this order. */
function newestOf({ ask, index, value }: { ask: NewestAsk; index: number; value: (given: string | number) => string }): string {
  const by = newestBy(ask)
  const where = by === null ? '' : `and ${by.column} = ${value(by.name)}`
  return `(select ${index} as ask, listed_at, ${CARD_COLUMNS} from site_page where state = 'live' ${where} order by ${NEWEST} limit ${value(ask.limit)})`
}

/** @returns null for items of every kind */
function newestBy(ask: NewestAsk): { column: 'section' | 'type'; name: string } | null {
  if ('type' in ask) return { column: 'type', name: ask.type }
  if (ask.list === 'all' || ask.list === 'sitemap') return null
  const [kind, name = ''] = ask.list.split(':')
  return { column: kind === 'section' ? 'section' : 'type', name }
}

const PAGE_CARD = CARD_COLUMNS.replaceAll(/\w+/g, 'page.$&')

const PLACED = `
select asked.ask::int - 1 as ask, placed.* from unnest($1::text[], $2::int[], $3::int[]) with ordinality as asked (list, first, last, ask) cross join lateral
  (select place.no, ${PAGE_CARD} from site_place place join site_page page using (document_id)
   where place.list = asked.list and place.no between asked.first and asked.last and place.is_shown) placed
order by placed.no desc`

const LAST_PLACED = `
select asked.ask::int - 1 as ask, placed.* from unnest($1::text[]) with ordinality as asked (list, ask) cross join lateral
  (select place.no, ${PAGE_CARD} from site_place place join site_page page using (document_id)
   where place.list = asked.list and place.is_shown order by place.no desc limit $2) placed
order by placed.no desc`
