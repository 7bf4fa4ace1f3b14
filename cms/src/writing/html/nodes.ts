/** The parsed HTML, and what its attributes say. htmlparser2 runs in the panel and on the server alike. */
import { parseDocument } from 'htmlparser2'

export type HtmlNode = ReturnType<typeof parseDocument>['children'][number]
export type HtmlElement = Extract<HtmlNode, { attribs: Record<string, string> }>

export function parseHtml(html: string): HtmlNode[] {
  return parseDocument(html).children
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'attribs' in node
}

/** null for what is no text: comments, and the conditions Word writes into its HTML */
export function textIn(node: HtmlNode): string | null {
  return node.type === 'text' && 'data' in node ? node.data : null
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'children' in node ? node.children : []
}

/** Everything written below, as it is. */
export function allText(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => textIn(node) ?? allText(childrenOf(node))).join('')
}

/** The first element below that is so. */
export function findElement(nodes: readonly HtmlNode[], isSo: (element: HtmlElement) => boolean): HtmlElement | null {
  for (const node of nodes) {
    if (isElement(node) && isSo(node)) return node
    const found = findElement(childrenOf(node), isSo)
    if (found) return found
  }
  return null
}

/** The declarations of `style`, lower case. */
export function styleOf(element: HtmlElement): ReadonlyMap<string, string> {
  const declarations = (element.attribs['style'] ?? '').toLowerCase().split(';')
  return new Map(
    declarations.flatMap((declaration): [string, string][] => {
      const [name, ...value] = declaration.split(':')
      return name && value.length > 0 ? [[name.trim(), value.join(':').trim()]] : []
    }),
  )
}

export function classesOf(element: HtmlElement): readonly string[] {
  return (element.attribs['class'] ?? '').toLowerCase().split(/\s+/)
}
