/** `GET /editorial/desk`: one tab of "Bàn biên tập", a page at a time, with the lights of its channels. */
import type { Core } from '@strapi/strapi'
import { STAGE_NAMES } from '@hl/config/chain'
import { CHANNEL_IDS, ITEM_TYPES, TYPE_PATHS, type ItemType } from '@hl/config/words'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { takedownsDue } from '../consents/due-takedowns'
import type { Caller } from './actor'
import { changersOf } from './changers'
import type { deskQuerySchema, DeskAnswer, DeskRow, TakedownDue } from './contract'
import { fetchDeliveries, fetchTroubled } from './deliveries'
import { countTabs, pageOf, type Place } from './desk-query'
import { loadState } from './item-state'
import { lapsedOf } from './lapsed'
import { ITEM_UIDS } from './item-types'
import { allowedNow, offersOf } from './offers'
import { presetInForce } from './settings'
import type { Preset } from '@hl/config/chain'

interface Listing {
  strapi: Core.Strapi
  caller: Caller
  publisher: EditorialConfig['publisher']
}

export async function deskOf(input: Listing & { query: z.infer<typeof deskQuerySchema> }): Promise<DeskAnswer> {
  const { strapi, caller, publisher, query } = input
  const trx = strapi.db.connection
  const [preset, trouble] = await Promise.all([presetInForce(trx), fetchTroubled({ publisher })])
  const asked = { trx, preset, caller, troubled: trouble.documentIds }
  const [counts, found] = await Promise.all([countTabs(asked), pageOf({ ...asked, ...query, after: parseCursor(query.cursor) })])
  const page = found.slice(0, query.limit)
  const [titles, dues] = await Promise.all([
    titlesOf({ strapi, page }),
    takedownsDue({ trx, documentIds: page.map(({ documentId }) => documentId) }),
  ])
  const rows = await Promise.all(page.map((place) => rowOf({ ...input, preset, place, titles, dues })))
  const last = found.length > query.limit ? page.at(-1) : undefined
  return { counts, rows, next: last ? cursorOf(last) : null, notice: trouble.notice }
}

async function rowOf(
  input: Listing & { preset: Preset; place: Place; titles: ReadonlyMap<string, Title>; dues: ReadonlyMap<string, TakedownDue> },
): Promise<DeskRow> {
  const { strapi, caller, publisher, preset, place, titles, dues } = input
  const { documentId, type, since } = place
  const trx = strapi.db.connection
  const [state, changers] = await Promise.all([loadState({ trx, documentId }), changersOf({ trx, documentId })])
  if (state === null) throw new Error(`No state of ${documentId}`)
  const title = titles.get(documentId)
  const allowed = allowedNow({ preset, state, caller, changers })
  return {
    type: TYPE_PATHS[type],
    documentId,
    title: title?.title ?? '',
    section: title?.section ? { name: title.section.name } : null,
    stage: state.stage,
    stageName: STAGE_NAMES[state.stage],
    holder: state.holder,
    handedBy: state.handedBy,
    since: since.toISOString(),
    isReturned: state.returnedFrom !== null,
    isEmergency: state.emergency !== null,
    lapsed: lapsedOf(state),
    takedownDue: dues.get(documentId) ?? null,
    lights: await lightsOf({ publisher, type, documentId, wasApproved: state.approvedAt !== null || state.isLive }),
    mainTransition: offersOf({ preset, state, allowed, embargo: null, minor: null }).mainTransition,
  }
}

/** What never was approved has no Delivery to ask for. */
async function lightsOf(input: { publisher: EditorialConfig['publisher']; type: ItemType; documentId: string; wasApproved: boolean }) {
  const { deliveries } = input.wasApproved ? await fetchDeliveries(input) : { deliveries: null }
  const stateOf = (channel: string) => deliveries?.find((delivery) => delivery.channel === channel)?.state ?? null
  const [website, facebook, youtube] = CHANNEL_IDS.map(stateOf)
  return { website: website ?? null, facebook: facebook ?? null, youtube: youtube ?? null }
}

const titleSchema = z.object({
  documentId: z.string(),
  title: z.string().nullish(),
  section: z.object({ name: z.string() }).nullish(),
})
type Title = z.infer<typeof titleSchema>

async function titlesOf({ strapi, page }: { strapi: Core.Strapi; page: readonly Place[] }): Promise<ReadonlyMap<string, Title>> {
  const found = await Promise.all(
    ITEM_TYPES.map(async (type): Promise<Title[]> => {
      const ids = page.filter((place) => place.type === type).map((place) => place.documentId)
      if (ids.length === 0) return []
      const where = { documentId: { $in: ids }, publishedAt: null }
      const read: unknown = await strapi.db.query(ITEM_UIDS[type]).findMany({ where, populate: { section: true } })
      return z.array(titleSchema).parse(read)
    }),
  )
  return new Map(found.flat().map((row) => [row.documentId, row]))
}

const cursorSchema = z.tuple([z.coerce.date(), z.string().min(1)])

function cursorOf({ since, documentId }: Place): string {
  return Buffer.from(JSON.stringify([since.toISOString(), documentId])).toString('base64url')
}

/** A cursor nobody gave out begins at the start. */
function parseCursor(cursor: string | undefined): { since: Date; documentId: string } | null {
  if (!cursor) return null
  try {
    const [since, documentId] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { since, documentId }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
