/** Changes what stands on the Page: its texts, whatever form it has. What Facebook does not let be changed is told as lacking. */
import type { DeliveryContext, Receipt } from '../channel'
import type { FacebookDeps } from './client'
import { editTexts } from './edit'
import { scrape } from './link-post'
import type { Lack } from './lack'
import { formOf } from './receipts'
import type { EmptyPost, FacebookRendition } from './render'
import { showAgain } from './visibility'

type Content = Exclude<FacebookRendition, EmptyPost>
type Update = {
  deps: FacebookDeps
  rendition: Content
  previous: FacebookRendition
  receipts: readonly Receipt[]
  ctx: DeliveryContext
}

/** Always sends the texts, changed or not: an update may also be the repair of what somebody altered on the Page. */
export async function updateThing({ deps, rendition, previous, receipts, ctx }: Update): Promise<Lack[]> {
  for (const receipt of receipts) {
    const shown = await showAgain({ deps, receipt, ctx })
    await editTexts({ deps, id: receipt.externalId, texts: { ...textsFor({ receipt, rendition }), ...shown }, ctx })
  }
  if (rendition.kind === 'link' && (isMoved({ rendition, previous }) || isOtherCard({ rendition, previous })))
    await scrape({ deps, link: rendition.link, ctx })
  return receipts.slice(0, 1).flatMap((receipt) => keptOf({ receipt, rendition, previous }))
}

/** By the platform's names, which differ between posts and videos. */
function textsFor({ receipt, rendition }: { receipt: Receipt; rendition: Content }): Record<string, string> {
  const text = rendition.kind === 'link' || rendition.kind === 'photos' ? rendition.message : rendition.description
  if (receipt.key !== 'video') return { message: text }
  return { ...('title' in rendition ? { name: rendition.title } : {}), description: text }
}

type Change = Pick<Update, 'rendition' | 'previous'>

/** What stays as it was made, in the words of an editor. */
function keptOf({ receipt, rendition, previous }: Change & { receipt: Receipt }): Lack[] {
  if (formOf(receipt) !== rendition.kind) return [KEEPS.form]
  if (isMoved({ rendition, previous })) return [KEEPS.link]
  if (isOtherPictures({ rendition, previous })) return [KEEPS.pictures]
  return isOtherFilm({ rendition, previous }) ? [KEEPS.film] : []
}

const kept = (text: string): Lack => ({ text, againAt: null })
const KEEPS = {
  form: kept('Lời đăng đã sửa; dạng bài giữ nguyên vì Facebook không cho đổi bài đã đăng từ dạng này sang dạng khác.'),
  link: kept('Lời đăng đã sửa. Liên kết trên Facebook vẫn là địa chỉ cũ vì Facebook không cho đổi; bấm vào sẽ tự chuyển đến địa chỉ mới.'),
  pictures: kept('Lời đăng đã sửa; ảnh và mô tả ảnh giữ nguyên vì Facebook không cho thay ảnh của bài đã đăng.'),
  film: kept('Tiêu đề và mô tả đã sửa; phim giữ nguyên vì Facebook không cho thay tệp của video đã đăng.'),
}

/** Whether what changed is of the kind that Facebook does not let be changed. */
export function isFixed({ rendition, previous }: { rendition: FacebookRendition; previous: FacebookRendition }): boolean {
  if (rendition.kind === 'empty' || previous.kind === 'empty') return false
  const change = { rendition, previous }
  return rendition.kind !== previous.kind || isMoved(change) || isOtherPictures(change) || isOtherFilm(change)
}

function isMoved({ rendition, previous }: Change): boolean {
  return rendition.kind === 'link' && previous.kind === 'link' && rendition.link !== previous.link
}

function isOtherCard({ rendition, previous }: Change): boolean {
  if (rendition.kind !== 'link' || previous.kind !== 'link') return false
  return JSON.stringify(rendition.card) !== JSON.stringify(previous.card)
}

function isOtherPictures({ rendition, previous }: Change): boolean {
  if (rendition.kind !== 'photos' || previous.kind !== 'photos') return false
  return JSON.stringify(rendition.pictures) !== JSON.stringify(previous.pictures)
}

function isOtherFilm({ rendition, previous }: Change): boolean {
  return 'film' in rendition && 'film' in previous && rendition.film.sha256 !== previous.film.sha256
}
