/** Styles of one's own that are headings: based on a heading of Word's, or with an outline level. mammoth knows only Word's own. */
import { parseDocument } from 'htmlparser2'
import { childrenOf, findElement, isElement, type HtmlElement, type HtmlNode } from '../html/nodes'

/** Word allows chains as long; a circle ends here. */
const MAX_CHAIN = 10

/**
 * @param xml `word/styles.xml`
 * @returns lines of mammoth's style map
 */
export function headingStyles(xml: string): string[] {
  const styles = new Map(paragraphStyles(parseDocument(xml, { xmlMode: true }).children).map((style) => [style.id, style]))
  return [...styles.values()].flatMap((style) => {
    const level = levelOf({ style, styles, left: MAX_CHAIN })
    return level === null || isWords(style) || /['\\\n]/.test(style.name) ? [] : [`p[style-name='${style.name}'] => h${level}:fresh`]
  })
}

interface Style {
  id: string
  name: string
  basedOn: string
  outline: string
}

function levelOf({ style, styles, left }: { style: Style; styles: ReadonlyMap<string, Style>; left: number }): number | null {
  const named = /^heading ([1-6])$/i.exec(style.name)?.[1]
  if (named) return Number(named)
  if (/^title$/i.test(style.name)) return 1
  if (/^\d$/.test(style.outline)) return Number(style.outline) < 6 ? Number(style.outline) + 1 : null // 9 is body text
  const base = styles.get(style.basedOn)
  return base && left > 0 ? levelOf({ style: base, styles, left: left - 1 }) : null
}

function isWords({ name }: Style): boolean {
  return /^(heading \d|title|subtitle)$/i.test(name)
}

function paragraphStyles(nodes: readonly HtmlNode[]): Style[] {
  return nodes.flatMap((node) => {
    if (!isElement(node) || node.name !== 'w:style') return paragraphStyles(childrenOf(node))
    if (node.attribs['w:type'] !== 'paragraph') return []
    return [
      {
        id: node.attribs['w:styleId'] ?? '',
        name: said(node, 'w:name'),
        basedOn: said(node, 'w:basedOn'),
        outline: said(node, 'w:outlineLvl'),
      },
    ]
  })
}

function said(style: HtmlElement, name: string): string {
  return findElement(style.children, (element) => element.name === name)?.attribs['w:val'] ?? ''
}
