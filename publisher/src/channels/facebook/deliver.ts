/** Brings the Page to the plan. Which thing it is, the rendition says; how it is made, link-post.ts and video-post.ts. */
import type { DeliveryContext, Outcome, Plan } from '../channel'
import { ItemRejected } from '../errors'
import type { FacebookDeps } from './client'
import { createLinkPost, updateLinkPost } from './link-post'
import { removeAll } from './remove'
import type { FacebookRendition } from './render'
import { createVideoPost, updateVideoPost } from './video-post'

const DONE: Outcome = { partly: null }

export async function deliverPost({
  deps,
  plan,
  ctx,
}: {
  deps: FacebookDeps
  plan: Plan<FacebookRendition>
  ctx: DeliveryContext
}): Promise<Outcome> {
  switch (plan.action) {
    case 'remove':
      await removeAll({ deps, ctx })
      return DONE
    case 'create':
      return create({ deps, rendition: plan.rendition, ctx })
    case 'update':
      return update({ deps, plan, ctx })
    default:
      return plan satisfies never
  }
}

async function create({
  deps,
  rendition,
  ctx,
}: {
  deps: FacebookDeps
  rendition: FacebookRendition
  ctx: DeliveryContext
}): Promise<Outcome> {
  // an adopted post has no recorded answer, so the receipt is what says that it was made
  if (receiptsOf(ctx).length > 0) return DONE
  switch (rendition.kind) {
    case 'link':
      return createLinkPost({ deps, rendition, ctx })
    case 'video':
      return createVideoPost({ deps, rendition, ctx })
    case 'empty':
      throw noFilm()
    default:
      return rendition satisfies never
  }
}

async function update({
  deps,
  plan: { rendition, previous },
  ctx,
}: {
  deps: FacebookDeps
  plan: Extract<Plan<FacebookRendition>, { action: 'update' }>
  ctx: DeliveryContext
}): Promise<Outcome> {
  const receipts = receiptsOf(ctx)
  if (receipts.length === 0) return create({ deps, rendition, ctx })
  if (rendition.kind === 'link' && previous.kind === 'link') return updateLinkPost({ deps, rendition, previous, receipts, ctx })
  if (rendition.kind === 'video' && previous.kind === 'video') return updateVideoPost({ deps, rendition, previous, receipts, ctx })
  throw noFilm()
}

/** What this incarnation made; an older one's is to be retired, not edited. */
function receiptsOf(ctx: DeliveryContext) {
  return ctx.receipts.filter(({ incarnation }) => incarnation === ctx.incarnation)
}

function noFilm(): ItemRejected {
  return new ItemRejected({
    code: 'facebook.no-film',
    message: 'Mục video này chưa có tệp phim nên không có gì để đăng lên Facebook.',
    help: 'Thêm tệp MP4 vào mục video rồi trình lại.',
    who: 'editor',
  })
}
