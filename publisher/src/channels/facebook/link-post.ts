/** Articles and questions: one post that links to our page. Scrape first, so that the first share already carries its picture. */
import { z } from 'zod'
import type { DeliveryContext, Outcome, Receipt, StepSpec } from '../channel'
import { editTexts } from './edit'
import { postReceipt, postSchema } from './objects'
import type { FacebookDeps } from './client'
import type { LinkPost } from './render'
import { DEADLINES } from './settings'
import { showAgain } from './visibility'

const scrapedSchema = z.looseObject({})

export async function createLinkPost({
  deps,
  rendition,
  ctx,
}: {
  deps: FacebookDeps
  rendition: LinkPost
  ctx: DeliveryContext
}): Promise<Outcome> {
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
  await ctx.step(spec, async (signal) => {
    const post = await client.demand({
      method: 'POST',
      path: `${settings.pageId}/feed`,
      params: { message, link, fields: 'id,permalink_url,created_time,is_published' },
      schema: postSchema,
      effect: 'create',
      signal,
      ctx,
    })
    return { answer: { id: post.id }, receipts: [postReceipt({ post, deps })] }
  })
  return { partly: null }
}

const KEEPS_LINK =
  'Lời đăng đã sửa. Liên kết trên Facebook vẫn là địa chỉ cũ vì Facebook không cho đổi; bấm vào sẽ tự chuyển đến địa chỉ mới.'

/** Always sends the text, changed or not: an update may also be the repair of what somebody altered on the Page. */
export async function updateLinkPost({
  deps,
  rendition,
  previous,
  receipts,
  ctx,
}: {
  deps: FacebookDeps
  rendition: LinkPost
  previous: LinkPost
  receipts: readonly Receipt[]
  ctx: DeliveryContext
}): Promise<Outcome> {
  for (const receipt of receipts) {
    const shown = await showAgain({ deps, receipt, ctx })
    await editTexts({ deps, id: receipt.externalId, texts: { message: rendition.message, ...shown }, ctx })
  }
  const isMoved = rendition.link !== previous.link
  if (isMoved || JSON.stringify(rendition.card) !== JSON.stringify(previous.card)) await scrape({ deps, link: rendition.link, ctx })
  return { partly: isMoved ? KEEPS_LINK : null }
}

/** A GET never scrapes; only this call does. developers.facebook.com/blog/post/2017/07/18/graph-api-v2.10/ */
async function scrape({ deps, link, ctx }: { deps: FacebookDeps; link: string; ctx: DeliveryContext }) {
  const spec: StepSpec = { name: 'scrape', effect: 'repeatable', deadlineMs: DEADLINES.scrape, request: { link } }
  await ctx.step(spec, async (signal) => {
    const params = { id: link, scrape: 'true' }
    await deps.client.demand({ method: 'POST', path: '', params, schema: scrapedSchema, effect: 'repeatable', signal, ctx })
    return { answer: { link } }
  })
}
