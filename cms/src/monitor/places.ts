/** Names of sections and units: the publisher knows their documentIds alone. */
import type { Core } from '@strapi/strapi'
import type { MonitorItem } from '@hl/config/monitor'
import { z } from 'zod'
import type { MonitorPlaces, NamedItem } from './contract'

const MOST = 500
const namedSchema = z.array(z.object({ documentId: z.string(), name: z.string() }))

export async function placesOf(strapi: Core.Strapi): Promise<MonitorPlaces> {
  const [sections, units]: unknown[] = await Promise.all([
    strapi.db.query('api::section.section').findMany({ orderBy: { position: 'asc' }, limit: MOST }),
    strapi.db.query('api::unit.unit').findMany({ orderBy: { name: 'asc' }, limit: MOST }),
  ])
  return { sections: namedSchema.parse(sections), units: namedSchema.parse(units) }
}

type Placed = Pick<MonitorItem, 'section' | 'unit'>

/** @returns the names of one Item's places; null: it has none, or they are gone */
export async function placeNames(strapi: Core.Strapi): Promise<(item: Placed) => Pick<NamedItem, 'sectionName' | 'unitName'>> {
  const { sections, units } = await placesOf(strapi)
  const names = new Map([...sections, ...units].map(({ documentId, name }) => [documentId, name]))
  const nameOf = (documentId: string | null) => (documentId === null ? null : (names.get(documentId) ?? null))
  return ({ section, unit }) => ({ sectionName: nameOf(section), unitName: nameOf(unit) })
}
