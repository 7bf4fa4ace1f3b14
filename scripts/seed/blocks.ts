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

/** A picture of the library in a text: Strapi keeps the whole row of the file with it. */
export interface Picture {
  type: 'image'
  image: object
  children: { type: 'text'; text: '' }[]
}
export type Block = Paragraph | Picture

export function picture(image: object): Picture {
  return { type: 'image', image, children: [{ type: 'text', text: '' }] }
}

/** A table stands where a paragraph of its own names it. */
export function tablePlace({ key }: { key: string }): Block[] {
  return paragraphs(`[Bảng: ${key}]`)
}

/** @param places `after`: behind which paragraph, counted from one; in order */
export function withPlaces(text: readonly Paragraph[], places: readonly { after: number; blocks: readonly Block[] }[]): Block[] {
  return text.flatMap((paragraph, index) => [paragraph, ...places.flatMap(({ after, blocks }) => (after === index + 1 ? blocks : []))])
}
