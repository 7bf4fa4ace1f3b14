/** The evidence file of an Item, passed through as the publisher makes it: streamed, never whole in memory. */
import { Readable } from 'node:stream'
import { itemIn, type ItemAsked } from './item'
import { openPublisher } from './publisher-api'

const TIMEOUT_MS = 120_000

/** @returns what Koa sends; the browser keeps it as a file */
export async function sendEvidence({ ctx, caller, publisher }: ItemAsked): Promise<Readable | null> {
  const { type, documentId } = itemIn(ctx)
  const path = `/items/${type}/${encodeURIComponent(documentId)}/evidence`
  const answer = await openPublisher({ publisher, actor: caller, path, timeoutMs: TIMEOUT_MS })
  ctx.set('Cache-Control', 'private, no-store')
  ctx.type = 'application/zip'
  ctx.attachment(`chung-cu-${type}-${documentId}.zip`)
  return answer.body === null ? null : Readable.from(answer.body)
}
