/** One Item on all its channels: what the timer of a takedown asks for. */
import { monitorItemSchema } from '@hl/config/monitor'
import { typeFromPath } from '@hl/config/words'
import type { Context } from 'koa'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import type { Caller } from '../editorial/actor'
import { notFound } from '../editorial/approve'
import { askPublisher } from './publisher-api'

export interface ItemAsked {
  ctx: Context
  caller: Caller
  publisher: EditorialConfig['publisher']
}

const answerSchema = z.object({ deliveries: monitorItemSchema.shape.deliveries })
export type ItemDeliveries = z.infer<typeof answerSchema>

export async function itemOf({ ctx, caller, publisher }: ItemAsked): Promise<ItemDeliveries> {
  const { type, documentId } = itemIn(ctx)
  const path = `/deliveries?${new URLSearchParams({ type, documentId }).toString()}`
  return askPublisher(answerSchema, { publisher, actor: caller, path })
}

/** @throws Refusal 404 for a type that is none */
export function itemIn(ctx: Context): { type: string; documentId: string } {
  const type = String(ctx.params.type)
  if (typeFromPath(type) === undefined) throw notFound()
  return { type, documentId: String(ctx.params.documentId) }
}
