/** The types of Strapi's Document Service middlewares, cut down to what writes need. */
import type { Core } from '@strapi/strapi'

export type DocumentMiddleware = Parameters<Core.Strapi['documents']['use']>[0]
export type Context = Parameters<DocumentMiddleware>[0]
export type WriteResult = Awaited<ReturnType<DocumentMiddleware>>
export type Next = () => Promise<WriteResult>

/** What Strapi will hand to the write; changing a member here changes what is written. */
export interface WriteParams {
  documentId?: string
  status?: string
  data?: Record<string, unknown>
}

/** Strapi types `params` by the action of each content type; a write's is always an object of these. */
export function writeParams(context: Context): WriteParams {
  return context.params as WriteParams
}
