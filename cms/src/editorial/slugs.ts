/** Public addresses: given on the server, one owner per type for ever. `-2`, `-3`… when taken. */
import { slugify } from '@hl/config/slug'
import type { ItemType } from '@hl/config/words'
import { z } from 'zod'
import { rows, type Trx } from './transaction'

const MAX_LENGTH = 80
const UNNAMED: Record<ItemType, string> = { article: 'bai-viet', video: 'video', faq: 'hoi-dap' }

/**
 * Chooses and holds an address until the transaction ends. `reserveSlug` must follow once the document has an id.
 * @param wanted the editor's own slug, or the title
 */
export async function chooseSlug(input: { trx: Trx; type: ItemType; wanted: string; documentId: string | null }): Promise<string> {
  const { trx, type, wanted, documentId } = input
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`hl-cms:slug:${type}`])
  const base = slugify(wanted, MAX_LENGTH) || UNNAMED[type]
  const sql = `select slug from cms.reserved_slugs where type = ? and document_id <> ? and starts_with(slug, ?)`
  const taken = await rows({ trx, sql, bindings: [type, documentId ?? '', stem(base)], row: z.object({ slug: z.string() }) })
  return firstFree(base, new Set(taken.map((row) => row.slug)))
}

/** Gives the document this address and frees the one it held before; only before the first approval, which freezes it. */
export async function reserveSlug(input: { trx: Trx; type: ItemType; slug: string; documentId: string }): Promise<void> {
  const { trx, type, slug, documentId } = input
  await trx.raw('delete from cms.reserved_slugs where type = ? and document_id = ? and slug <> ?', [type, documentId, slug])
  await trx.raw('insert into cms.reserved_slugs (type, slug, document_id) values (?, ?, ?) on conflict do nothing', [
    type,
    slug,
    documentId,
  ])
}

/** For a draft that never was public. A public address stays taken. */
export async function releaseSlug(input: { trx: Trx; type: ItemType; documentId: string }): Promise<void> {
  await input.trx.raw('delete from cms.reserved_slugs where type = ? and document_id = ?', [input.type, input.documentId])
}

/** Pure: `base`, or the first `base-n` (n ≥ 2) that is not taken, within the length. */
export function firstFree(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`
    const candidate = base.slice(0, MAX_LENGTH - suffix.length).replace(/-+$/, '') + suffix
    if (!taken.has(candidate)) return candidate
  }
}

/** What every candidate for `base` starts with, however long its suffix. */
function stem(base: string): string {
  return base.slice(0, MAX_LENGTH - 8).replace(/-+$/, '')
}
