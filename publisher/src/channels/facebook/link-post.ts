/** Articles and questions: one post that links to our page. Scrape first, so that the first share already carries its picture. */
import { z } from 'zod'
import type { DeliveryContext, Outcome, Receipt, StepSpec } from '../channel'
import { editTexts } from './edit'
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
  for (const { externalId } of receipts) {
    const shown = await showAgain({ deps, id: externalId, ctx })
    await editTexts({ deps, id: externalId, texts: { message: rendition.message, ...shown }, ctx })
  }
  const isMoved = rendition.link !== previous.link
  if (isMoved || JSON.stringify(rendition.card) !== JSON.stringify(previous.card)) await scrape({ deps, link: rendition.link, ctx })
  return { partly: isMoved ? KEEPS_LINK : null }
}

const visibilitySchema = z.looseObject({ is_published: z.boolean().nullish(), is_hidden: z.boolean().nullish() })

/** What somebody unpublished or hid on the Page is shown again with the next edit; what is visible is left alone. */
async function showAgain({ deps, id, ctx }: { deps: FacebookDeps; id: string; ctx: DeliveryContext }): Promise<Record<string, string>> {
  const params = { fields: 'is_published,is_hidden' }
  const answer = await ctx.read({ name: 'visibility', deadlineMs: DEADLINES.read }, (signal) =>
    deps.client.ask({ method: 'GET', path: id, params, schema: visibilitySchema, effect: 'read', signal, ctx }),
  )
  if (!answer.ok) return {}
  const { is_published: isPublished, is_hidden: isHidden } = answer.value
  return { ...(isPublished === false ? { is_published: 'true' } : {}), ...(isHidden === true ? { is_hidden: 'false' } : {}) }
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
