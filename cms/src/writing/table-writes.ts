/**
 * Tables on their way into the database, whoever sends them: plain text in NFC, a rectangle of bounded size, each with a key
 * of its own. What is missing around them (a place in the text) is a finding, not a refusal: a draft may be half done.
 */
import { z } from 'zod'
import { writeParams, type DocumentMiddleware } from '../editorial/document-middleware'
import { itemTypeOf } from '../editorial/item-types'
import { Refusal } from '../editorial/refusal'
import { cellText, freeKey, rectangle, tableKey, tooLarge } from './table-cells'

const tableSchema = z.looseObject({ key: z.string().nullish(), caption: z.string().nullish(), cells: z.unknown().optional() })
const cellsSchema = z.array(z.array(z.string()))

export function tableWrites(): DocumentMiddleware {
  return async (context, next) => {
    if (itemTypeOf(context.uid) === undefined || (context.action !== 'create' && context.action !== 'update')) return next()
    const { data } = writeParams(context)
    if (data && Array.isArray(data['tables'])) data['tables'] = tidyTables(data['tables'])
    return next()
  }
}

/** @throws Refusal that names the table */
export function tidyTables(sent: readonly unknown[]): Record<string, unknown>[] {
  const taken: string[] = []
  return sent.map((value, index) => {
    const parsed = tableSchema.safeParse(value)
    if (!parsed.success) throw badTable(index, 'không đúng dạng')
    const key = cellText(parsed.data.key ?? '') || freeKey([...taken, ...keysOf(sent)])
    if (taken.includes(tableKey(key))) throw badTable(index, `trùng mã "${key}" với bảng khác trong bài`)
    if (/[[\]]/.test(key)) throw badTable(index, 'có dấu ngoặc vuông trong mã')
    taken.push(tableKey(key))
    const caption = cellText(parsed.data.caption ?? '') || null
    return { ...parsed.data, key, caption, cells: tidyCells({ sent: parsed.data.cells, index }) }
  })
}

function keysOf(sent: readonly unknown[]): string[] {
  return sent.flatMap((value) => tableSchema.safeParse(value).data?.key ?? [])
}

function tidyCells({ sent, index }: { sent: unknown; index: number }): string[][] {
  const parsed = cellsSchema.safeParse(sent ?? [])
  if (!parsed.success) throw badTable(index, 'có ô không phải là chữ')
  const fault = tooLarge(parsed.data)
  if (fault !== null) throw badTable(index, fault)
  return rectangle(parsed.data.map((row) => row.map(cellText)))
}

function badTable(index: number, what: string): Refusal {
  return new Refusal({
    status: 400,
    code: 'bad_request',
    message: `Bảng thứ ${index + 1} ${what}. Hãy sửa bảng này rồi lưu lại.`,
    help: 'Người đang sửa bài chia bảng lớn thành nhiều bảng, hoặc sửa mã bảng.',
  })
}
