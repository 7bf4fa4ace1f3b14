/** What a fixed page may not be, said before it is saved. */
import { isTakenSlug } from '@hl/config/fixed-page'
import { z } from 'zod'
import { Refusal } from './refusal'

const written = z.object({
  slug: z.string().nullish().catch(null),
  body: z.array(z.looseObject({ type: z.string() })).catch([]),
})

/** @throws Refusal */
export function refuseUnfitPage(data: unknown): void {
  const page = written.parse(data ?? {})
  if (page.slug && isTakenSlug(page.slug)) {
    throw unfit({
      message: `Địa chỉ /${page.slug}/ là của một phần khác trên trang.`,
      help: 'Chọn đường dẫn (slug) khác rồi lưu lại.',
    })
  }
  // pictures reach the site with a Release, which a fixed page does not have
  if (page.body.some((block) => block.type === 'image')) {
    throw unfit({ message: 'Trang cố định chưa nhận ảnh trong nội dung.', help: 'Bỏ ảnh ra rồi lưu lại.' })
  }
}

function unfit(facts: { message: string; help: string }): Refusal {
  return new Refusal({ status: 400, code: 'bad_request', ...facts })
}
