/** Text with its marks and links; nothing else of HTML gets through. */
import type { StrapiBlocks } from '../../editorial/blocks'
import { styleOf, type HtmlElement } from './nodes'

export type Inline = Extract<StrapiBlocks[number], { type: 'paragraph' }>['children'][number]
type Text = Extract<Inline, { type: 'text' }>
export type Marks = Pick<Text, 'bold' | 'italic' | 'underline' | 'strikethrough' | 'code'>

/** The marks inside this element, given those around it. An element may also take one back, as Google Docs does with `<b>`. */
export function marksIn(element: HtmlElement, around: Marks): Marks {
  const style = styleOf(element)
  const bold = isBold(style.get('font-weight')) ?? (['b', 'strong', 'th'].includes(element.name) ? true : around.bold)
  const italic = isItalic(style.get('font-style')) ?? (['i', 'em', 'cite'].includes(element.name) ? true : around.italic)
  const lines = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  const underline = element.name === 'u' || lines.includes('underline') || around.underline
  const strikethrough = ['s', 'strike', 'del'].includes(element.name) || lines.includes('line-through') || around.strikethrough
  const code = ['code', 'tt', 'kbd', 'samp'].includes(element.name) || around.code
  return {
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(underline ? { underline } : {}),
    ...(strikethrough ? { strikethrough } : {}),
    ...(code ? { code } : {}),
  }
}

function isBold(weight: string | undefined): boolean | undefined {
  if (weight === undefined) return undefined
  if (weight === 'bold' || weight === 'bolder') return true
  if (weight === 'normal' || weight === 'lighter') return false
  const number = Number.parseInt(weight, 10)
  return Number.isNaN(number) ? undefined : number >= 600
}

function isItalic(slant: string | undefined): boolean | undefined {
  if (slant === undefined) return undefined
  return slant === 'normal' ? false : slant === 'italic' || slant === 'oblique' ? true : undefined
}

/** Addresses a reader may be sent to, and Strapi takes; null for bookmarks, files on somebody's disk and scripts. */
export function safeUrl(href: string | undefined): string | null {
  const url = href?.trim() ?? ''
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(url) || /\s/.test(url)) return null
  return URL.canParse(url) ? url : null
}

/** Inline nodes of one block, with spaces as a browser would show them. */
export class InlineText {
  private nodes: Inline[] = []

  /** @param isAsWritten spaces and line breaks count (`<pre>`, `<br>`) */
  add(input: { text: string; marks: Marks; url: string | null; isAsWritten?: boolean }): void {
    const { text, marks, url, isAsWritten = false } = input
    const clean = text.replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    const collapsed = isAsWritten ? clean : this.collapsed(clean.replace(/[\s\u00a0]+/g, ' '))
    if (collapsed === '') return
    const { underline: _shownByTheLink, ...linkMarks } = marks
    if (url === null) this.nodes = appended(this.nodes, { type: 'text', text: collapsed, ...marks })
    else {
      const link = this.linkTo(url)
      link.children = appended(link.children, { type: 'text', text: collapsed, ...linkMarks })
    }
  }

  isEmpty(): boolean {
    return this.nodes.length === 0
  }

  /** Ends the block: what it said, in NFC and without spaces at its ends. */
  take(): Inline[] {
    const nodes = this.nodes
    this.nodes = []
    trimEnd(nodes, /^[\s\u00a0]+/, 0)
    trimEnd(nodes, /[\s\u00a0]+$/, -1)
    return nodes.map((node) => (node.type === 'link' ? { ...node, children: node.children.map(inNfc) } : inNfc(node)))
  }

  private linkTo(url: string): Extract<Inline, { type: 'link' }> {
    const last = this.nodes.at(-1)
    if (last?.type === 'link' && last.url === url) return last
    const link: Extract<Inline, { type: 'link' }> = { type: 'link', url, children: [] }
    this.nodes.push(link)
    return link
  }

  private collapsed(text: string): string {
    const last = this.nodes.at(-1)
    const before = last?.type === 'link' ? last.children.at(-1)?.text : last?.text
    return before === undefined || /[\s]$/.test(before) ? text.replace(/^ /, '') : text
  }
}

/** Slate wants a text on either side of a link. */
export function betweenTexts(nodes: readonly Inline[]): Inline[] {
  const all = nodes.flatMap((node, index): Inline[] =>
    node.type === 'link' && nodes[index - 1]?.type !== 'text' ? [{ type: 'text', text: '' }, node] : [node],
  )
  return all.at(-1)?.type === 'text' ? all : [...all, { type: 'text', text: '' }]
}

/** The second on a new line below the first. */
export function lineAfter(first: readonly Inline[], second: readonly Inline[]): Inline[] {
  return [{ type: 'text', text: '\n' } as const, ...second].reduce<Inline[]>(
    (all, node) => (node.type === 'text' ? appended(all, { ...node }) : [...all, node]),
    [...first],
  )
}

export function plainOf(nodes: readonly Inline[]): string {
  return nodes.map((node) => (node.type === 'link' ? plainOf(node.children) : node.text)).join('')
}

function appended<T extends Inline>(nodes: T[], added: T & Text): T[] {
  const last = nodes.at(-1)
  if (last?.type !== 'text' || !sameMarks(last, added)) return [...nodes, added]
  last.text += added.text
  return nodes
}

function sameMarks(a: Text, b: Text): boolean {
  return (['bold', 'italic', 'underline', 'strikethrough', 'code'] as const).every((mark) => a[mark] === b[mark])
}

/** Cuts at one end until something is left that shows. */
function trimEnd(nodes: Inline[], edge: RegExp, index: 0 | -1): void {
  for (let node = nodes.at(index); node; node = nodes.at(index)) {
    const list = node.type === 'link' ? node.children : null
    const text = list ? list.at(index) : node
    if (text && text.type === 'text') {
      text.text = text.text.replace(edge, '')
      if (text.text !== '') return
    }
    const owner: unknown[] = list && list.length > 1 ? list : nodes
    if (index === 0) owner.shift()
    else owner.pop()
  }
}

function inNfc(text: Text): Text {
  return { ...text, text: text.text.normalize('NFC') }
}
