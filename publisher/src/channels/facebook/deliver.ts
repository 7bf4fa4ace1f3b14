/** Brings the Page to the plan: the thing itself first, then what is added to it. How each is made, its own file says. */
import type { DeliveryContext, Outcome, Plan, ReceiptDraft } from '../channel'
import { ItemRejected } from '../errors'
import type { FacebookDeps } from './client'
import { bringComment } from './comment'
import { bringFilmExtras } from './film-extras'
import { outcomeOf, type Lack } from './lack'
import { createLinkPost } from './link-post'
import { createPhotoPost } from './photo-post'
import { createReelPost } from './reel-post'
import { mainReceipts } from './receipts'
import { removeAll } from './remove'
import type { EmptyPost, FacebookRendition } from './render'
import { updateThing } from './update'
import { createVideoPost } from './video-post'

type Work = { deps: FacebookDeps; ctx: DeliveryContext }
type Content = Exclude<FacebookRendition, EmptyPost>

export async function deliverPost({ deps, plan, ctx }: Work & { plan: Plan<FacebookRendition> }): Promise<Outcome> {
  if (plan.action === 'remove') {
    await removeAll({ deps, ctx })
    return { partly: null }
  }
  const { rendition } = plan
  if (rendition.kind === 'empty') throw nothingToSend(rendition)
  // an adopted post has no recorded answer, so the receipt is what says that it was made
  const standing = mainReceipts(ctx)
  const [first] = standing
  if (!first) return addTo({ deps, rendition, made: await create({ deps, rendition, ctx }), ctx })
  const lacks = plan.action === 'create' ? [] : await updateThing({ deps, rendition, previous: plan.previous, receipts: standing, ctx })
  return addTo({ deps, rendition, made: first, ctx, lacks })
}

function create({ deps, rendition, ctx }: Work & { rendition: Content }): Promise<ReceiptDraft> {
  switch (rendition.kind) {
    case 'link':
      return createLinkPost({ deps, rendition, ctx })
    case 'photos':
      return createPhotoPost({ deps, rendition, ctx })
    case 'video':
      return createVideoPost({ deps, rendition, ctx })
    case 'reel':
      return createReelPost({ deps, rendition, ctx })
  }
}

/** What comes once the thing is safe. None of it may make the thing itself fail. */
async function addTo({
  deps,
  rendition,
  made,
  ctx,
  lacks = [],
}: Work & { rendition: Content; made: ReceiptDraft; lacks?: readonly (Lack | null)[] }): Promise<Outcome> {
  const extras = rendition.kind === 'video' && made.key === 'video' ? await bringFilmExtras({ deps, rendition, receipt: made, ctx }) : []
  const comment = await bringComment({ deps, comment: rendition.comment, on: made, ctx })
  return outcomeOf([...lacks, ...extras, comment])
}

function nothingToSend({ lacks }: EmptyPost): ItemRejected {
  if (lacks === 'film') {
    return new ItemRejected({
      code: 'facebook.no-film',
      message: 'Mục này chưa có tệp phim nên không có gì để đăng lên Facebook.',
      help: 'Thêm tệp MP4 vào mục rồi trình lại.',
      who: 'editor',
    })
  }
  return new ItemRejected({
    code: 'facebook.no-picture',
    message: 'Mục này chưa có ảnh nào nên không đăng dạng ảnh lên Facebook được.',
    help: 'Thêm ảnh bìa hoặc ảnh trong bài, hoặc chọn dạng liên kết, rồi trình lại.',
    who: 'editor',
  })
}
