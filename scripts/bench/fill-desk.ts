/**
 * A desk with a history: one published article copied many times, straight into the tables of cms, so that saving and
 * approving are measured beside it. Only what Strapi and the desk read is copied: no outbox rows, so the channels get nothing.
 */
import type { Pool } from 'pg'
import { z } from 'zod'

const columnSchema = z.object({ name: z.string() })

/** @param input.documentId an approved article; its copies share its components */
export async function fillDesk({ pool, documentId, copies }: { pool: Pool; documentId: string; copies: number }): Promise<void> {
  await copyRows({ pool, table: 'articles', documentId, copies, changed: { title: "title || ' ' || n", slug: "slug || '-' || n" } })
  await copyRows({ pool, table: 'item_states', documentId, copies, changed: { since: "since - n * interval '1 minute'" } })
  await copyRows({ pool, table: 'reserved_slugs', documentId, copies, changed: { slug: "slug || '-' || n" } })
  for (const table of ['articles_section_lnk', 'articles_tags_lnk']) await linkRows({ pool, table, key: 'article_id', documentId })
  await linkRows({ pool, table: 'articles_cmps', key: 'entity_id', documentId })
  await pool.query('analyze')
}

/** Every row of the document, `copies` times, under document ids of its own. */
async function copyRows(input: { pool: Pool; table: string; documentId: string; copies: number; changed: Record<string, string> }) {
  const { pool, table, documentId, copies, changed } = input
  const kept = (await columnsOf(pool, table)).filter((name) => name !== 'id' && name !== 'document_id')
  const values = kept.map((name) => changed[name] ?? `"${name}"`)
  await pool.query(
    `insert into cms.${table} (document_id, ${kept.map((name) => `"${name}"`).join(', ')})
     select document_id || '-' || n, ${values.join(', ')} from cms.${table}, generate_series(1, $2::int) n where document_id = $1`,
    [documentId, copies],
  )
}

/** What hangs on the document's draft and published row hangs on those of its copies too. */
async function linkRows({ pool, table, key, documentId }: { pool: Pool; table: string; key: string; documentId: string }) {
  const kept = (await columnsOf(pool, table)).filter((name) => name !== 'id' && name !== key).map((name) => `"${name}"`)
  await pool.query(
    `insert into cms.${table} (${key}, ${kept.join(', ')})
     select copy.id, ${kept.map((name) => `link.${name}`).join(', ')}
       from cms.articles one
       join cms.${table} link on link.${key} = one.id
       join cms.articles copy on starts_with(copy.document_id, one.document_id || '-') and (copy.published_at is null) = (one.published_at is null)
      where one.document_id = $1`,
    [documentId],
  )
}

async function columnsOf(pool: Pool, table: string): Promise<string[]> {
  const { rows } = await pool.query(
    "select column_name as name from information_schema.columns where table_schema = 'cms' and table_name = $1 order by ordinal_position",
    [table],
  )
  return z
    .array(columnSchema)
    .parse(rows)
    .map((column) => column.name)
}
