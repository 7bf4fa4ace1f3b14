/** How far Items have reached, with the names the board gave their sections and units; on a page, or as a file for a spreadsheet. */
import type { Core } from '@strapi/strapi'
import { reachFilterSchema, reachSchema, type ReachFilter } from '@hl/config/reach'
import { parsed } from '../editorial/routes'
import type { ReachAnswer } from './contract'
import { asking, type Asked } from './guarded-routes'
import { placesOf } from './places'
import { reachCsv } from './reach-csv'

/** Sums over a year of Items take the publisher longer than one of them. */
const SLOW_MS = 20_000

export async function reachOf({ strapi, ctx, ...asker }: Asked): Promise<ReachAnswer> {
  const filter = parsed(reachFilterSchema, ctx.query)
  const query = new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined))
  const [{ rows, isCut }, names] = await Promise.all([
    asking(asker, reachSchema, { path: `/reach?${query.toString()}`, timeoutMs: SLOW_MS }),
    namesFor(strapi, filter),
  ])
  return { by: filter.by, isCut, rows: rows.map((row) => ({ ...row, name: row.item?.title ?? names.get(row.key ?? '') ?? null })) }
}

/** @returns what Koa sends; the browser keeps it as a file */
export async function sendReachCsv(asked: Asked): Promise<string> {
  const answer = await reachOf(asked)
  const { ctx } = asked
  ctx.set('Cache-Control', 'private, no-store')
  ctx.type = 'text/csv; charset=utf-8'
  ctx.attachment('ket-qua-tiep-can.csv')
  return reachCsv(answer)
}

async function namesFor(strapi: Core.Strapi, { by }: ReachFilter): Promise<ReadonlyMap<string, string>> {
  if (by === 'item') return new Map()
  const { sections, units } = await placesOf(strapi)
  return new Map((by === 'section' ? sections : units).map(({ documentId, name }) => [documentId, name]))
}
