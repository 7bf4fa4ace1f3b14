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

interface OfDocument {
  trx: Trx
  type: ItemType
  documentId: string
}

/** Gives the document this address and frees what it held before, but for what was public: that stays its own for ever. */
export async function reserveSlug(input: OfDocument & { slug: string }): Promise<void> {
  const { trx, type, slug, documentId } = input
  await trx.raw('delete from cms.reserved_slugs where type = ? and document_id = ? and slug <> ? and public_since is null', [
    type,
    documentId,
    slug,
  ])
  await trx.raw('insert into cms.reserved_slugs (type, slug, document_id) values (?, ?, ?) on conflict do nothing', [
    type,
    slug,
    documentId,
  ])
}

/** For a draft that is dropped: its address is free again. One that was public stays taken. */
export async function releaseSlug({ trx, type, documentId }: OfDocument): Promise<void> {
  await trx.raw('delete from cms.reserved_slugs where type = ? and document_id = ? and public_since is null', [type, documentId])
}

/** At an approval: from now on readers have this address. */
export async function keepPublicSlug({ trx, type, documentId, slug }: OfDocument & { slug: string }): Promise<void> {
  const sql = 'update cms.reserved_slugs set public_since = coalesce(public_since, now()) where type = ? and document_id = ? and slug = ?'
  await trx.raw(sql, [type, documentId, slug])
}

/** Public addresses of the document other than `slug`, oldest first. */
export async function formerSlugs({ trx, type, documentId, slug }: OfDocument & { slug: string }): Promise<string[]> {
  const sql = `select slug from cms.reserved_slugs
                where type = ? and document_id = ? and slug <> ? and public_since is not null order by public_since, slug`
  const found = await rows({ trx, sql, bindings: [type, documentId, slug], row: z.object({ slug: z.string() }) })
  return found.map((row) => row.slug)
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
