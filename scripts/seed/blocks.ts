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

interface Text {
  type: 'text'
  text: string
}
/** "Cần nhớ" and its list: on the site a box above the text. */
export interface Heading {
  type: 'heading'
  level: 2
  children: Text[]
}
export interface List {
  type: 'list'
  format: 'unordered'
  children: { type: 'list-item'; children: Text[] }[]
}
export type Block = Paragraph | Picture | Heading | List

export function keyPoints(points: readonly string[]): Block[] {
  if (points.length === 0) return []
  const items = points.map((text) => ({ type: 'list-item' as const, children: [{ type: 'text' as const, text }] }))
  return [
    { type: 'heading', level: 2, children: [{ type: 'text', text: 'Cần nhớ' }] },
    { type: 'list', format: 'unordered', children: items },
  ]
}

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
