import { z } from 'zod'

/** What we use of Strapi's running transaction (knex). Document Service calls made inside it join it by themselves. */
export interface Trx {
  raw(sql: string, bindings: readonly Binding[]): PromiseLike<unknown>
}
type Binding = string | number | Date | null

/** Rows of a `trx.raw`, parsed. */
export async function rows<T>(input: { trx: Trx; sql: string; bindings: readonly Binding[]; row: z.ZodType<T> }): Promise<T[]> {
  const result = await input.trx.raw(input.sql, input.bindings)
  return z.object({ rows: z.array(input.row) }).parse(result).rows
}

/** A jsonb column: Strapi tells the driver to hand its text over. */
export function jsonColumn<T>(schema: z.ZodType<T>) {
  return z.preprocess((value) => (typeof value === 'string' ? JSON.parse(value) : value), schema)
}
