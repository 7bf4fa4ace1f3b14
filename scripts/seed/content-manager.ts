/** Finding and making entries through the panel's own endpoints. */
import { z } from 'zod'
import type { AdminApi } from '../admin-api'

const listSchema = z.object({ results: z.array(z.looseObject({ id: z.number(), documentId: z.string(), status: z.string().optional() })) })
const entrySchema = z.object({ data: z.object({ documentId: z.string() }) })
export type Found = z.infer<typeof listSchema>['results'][number]

export interface Query {
  api: AdminApi
  uid: string
  field: string
  value: string
}

/** Exact match on one text field. */
export async function findEntry({ api, uid, field, value }: Query): Promise<Found | null> {
  const query = new URLSearchParams({ page: '1', pageSize: '1', [`filters[$and][0][${field}][$eq]`]: value })
  const answer = await api.call({ method: 'GET', path: `/content-manager/collection-types/${uid}?${query}` })
  return listSchema.parse(answer).results[0] ?? null
}

export async function createEntry({ api, uid, data }: { api: AdminApi; uid: string; data: Record<string, unknown> }): Promise<string> {
  const answer = await api.call({ method: 'POST', path: `/content-manager/collection-types/${uid}`, body: data })
  return entrySchema.parse(answer).data.documentId
}
