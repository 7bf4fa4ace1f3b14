export interface Paragraph {
  type: 'paragraph'
  children: { type: 'text'; text: string }[]
}

/** Plain text with empty lines between paragraphs → Strapi Blocks. */
export function paragraphs(text: string): Paragraph[] {
  return text
    .normalize('NFC')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'paragraph', children: [{ type: 'text', text: paragraph }] }))
}

/** A paragraph of its own says where a table stands. @param tables `after`: behind which paragraph, counted from one; in order */
export function withPlaces(text: readonly Paragraph[], tables: readonly { after: number; table: { key: string } }[]): Paragraph[] {
  return text.flatMap((paragraph, index) => [
    paragraph,
    ...tables.flatMap(({ after, table }) => (after === index + 1 ? paragraphs(`[Bảng: ${table.key}]`) : [])),
  ])
}
