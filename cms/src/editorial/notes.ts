/** Notes at a paragraph: what a returner wants changed. Kept for ever; those of before the last approval are closed and not shown. */
import { z } from 'zod'
import type { Caller } from './actor'
import type { NewNote, Note, Person } from './contract'
import { jsonColumn, rows, type Trx } from './transaction'

interface OfDocument {
  trx: Trx
  documentId: string
}

const instant = z.coerce.date().transform((at) => at.toISOString())
const noteSchema = z.object({
  id: z.coerce.string(),
  blockIndex: z.number().int().nullable(),
  excerpt: z.string(),
  text: z.string(),
  by: jsonColumn(z.object({ id: z.string(), name: z.string() })),
  at: instant,
  fixedAt: instant.nullable(),
})

/** Whoever works on the desk; an inspector reads, an administrator keeps the machine. */
export function mayNote({ movers }: Caller): boolean {
  return movers.some((mover) => mover !== 'inspector' && mover !== 'system-admin')
}

export async function notesOf({ trx, documentId }: OfDocument): Promise<Note[]> {
  const sql = `select id, block_index as "blockIndex", excerpt, text, by, at, fixed_at as "fixedAt"
                 from cms.item_notes where document_id = ? and closed_at is null order by id`
  return rows({ trx, sql, bindings: [documentId], row: noteSchema })
}

export async function addNotes(input: OfDocument & { by: Person; notes: readonly NewNote[] }): Promise<void> {
  const { trx, documentId, by, notes } = input
  const sql = 'insert into cms.item_notes (document_id, block_index, excerpt, text, by) values (?, ?, ?, ?, ?::jsonb)'
  for (const { blockIndex, excerpt, text } of notes) {
    await trx.raw(sql, [documentId, blockIndex ?? null, excerpt.normalize('NFC'), text.normalize('NFC'), JSON.stringify(by)])
  }
}

/** @returns false when there is no such open note */
export async function markFixed(input: OfDocument & { noteId: string; isFixed: boolean }): Promise<boolean> {
  const sql = `update cms.item_notes set fixed_at = ${input.isFixed ? 'coalesce(fixed_at, now())' : 'null'}
                where document_id = ? and id::text = ? and closed_at is null returning id`
  const found = await rows({ trx: input.trx, sql, bindings: [input.documentId, input.noteId], row: z.unknown() })
  return found.length > 0
}

export async function closeNotes({ trx, documentId }: OfDocument): Promise<void> {
  await trx.raw('update cms.item_notes set closed_at = now() where document_id = ? and closed_at is null', [documentId])
}
