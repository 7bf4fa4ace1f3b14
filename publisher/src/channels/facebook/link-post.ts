/** Articles and questions: one post that links to our page. Scrape first, so that the first share already carries its picture. */
import { z } from 'zod'
import type { DeliveryContext, ReceiptDraft, StepSpec } from '../channel'
import { postReceipt, postSchema } from './objects'
import type { FacebookDeps } from './client'
import type { LinkPost } from './render'
import { DEADLINES } from './settings'

const scrapedSchema = z.looseObject({})

export async function createLinkPost({
  deps,
  rendition,
  ctx,
}: {
  deps: FacebookDeps
  rendition: LinkPost
  ctx: DeliveryContext
}): Promise<ReceiptDraft> {
  await scrape({ deps, link: rendition.link, ctx })
  const { client, settings } = deps
  const { message, link } = rendition
  const spec: StepSpec = {
    name: 'post',
    effect: 'create',
    exclusive: true,
    deadlineMs: DEADLINES.create,
    request: { page: settings.pageId, message, link },
  }
  const { id, url } = await ctx.step(spec, async (signal) => {
    const post = await client.demand({
      method: 'POST',
      path: `${settings.pageId}/feed`,
      params: { message, link, fields: 'id,permalink_url,created_time,is_published' },
      schema: postSchema,
      effect: 'create',
      signal,
      ctx,
    })
    const receipt = postReceipt({ post, deps })
    return { answer: { id: receipt.externalId, url: receipt.url }, receipts: [receipt] }
  })
  return { key: 'post', externalId: id, url }
}

/** A GET never scrapes; only this call does. developers.facebook.com/blog/post/2017/07/18/graph-api-v2.10/ */
export async function scrape({ deps, link, ctx }: { deps: FacebookDeps; link: string; ctx: DeliveryContext }) {
  await deps.untilShareMade?.({ link, signal: ctx.signal })
  const spec: StepSpec = { name: 'scrape', effect: 'repeatable', deadlineMs: DEADLINES.scrape, request: { link } }
  await ctx.step(spec, async (signal) => {
    const params = { id: link, scrape: 'true' }
    await deps.client.demand({ method: 'POST', path: '', params, schema: scrapedSchema, effect: 'repeatable', signal, ctx })
    return { answer: { link } }
  })
}
