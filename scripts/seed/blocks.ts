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
