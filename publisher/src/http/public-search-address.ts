/** The addresses of the search page: `/tim-kiem?q=…&loai=video&muc=tu-van&tinh=ha-noi&nam=2026&tu=20`. */
import { z } from '@hono/zod-openapi'
import { ITEM_TYPES, type ItemType } from '@hl/config/words'
import { offset, slug, year } from './public-search'

export interface AskedPage {
  text: string
  kind: ItemType | null
  /** slugs */
  section: string | null
  province: string | null
  year: number | null
  offset: number
}

const KIND_SLUGS: Record<ItemType, string> = { article: 'bai-viet', video: 'video', faq: 'hoi-dap' }

/** What makes no sense in an address is as if it were not there; only the words are the reader's own. */
const query = z.object({
  loai: z.string().nullable().catch(null),
  muc: slug.nullable().catch(null),
  tinh: slug.nullable().catch(null),
  nam: year.nullable().catch(null),
  tu: offset.catch(0),
})

export function askedFilters(given: Record<string, string>): Omit<AskedPage, 'text'> {
  const { loai, muc, tinh, nam, tu } = query.parse(given)
  const kind = ITEM_TYPES.find((type) => KIND_SLUGS[type] === loai) ?? null
  return { kind, section: muc, province: tinh, year: nam, offset: tu }
}

export function searchHref(asked: AskedPage): string {
  const given = {
    q: asked.text,
    loai: asked.kind === null ? null : KIND_SLUGS[asked.kind],
    muc: asked.section,
    tinh: asked.province,
    nam: asked.year,
    tu: asked.offset || null,
  }
  const address = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value !== null) address.append(name, String(value))
  return `/tim-kiem?${address}`
}
