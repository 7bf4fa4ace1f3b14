/**
 * What Word means by its HTML: styles by class name, lists as paragraphs with `mso-list`, and parts nobody should see.
 * Seen in the clipboard of Word 2016 to 365; Word in a browser writes real lists with `data-aria-level`.
 */
import { allText, childrenOf, classesOf, findElement, styleOf, type HtmlElement } from './nodes'

export interface WordList {
  /** 0 is the outermost */
  level: number
  format: 'ordered' | 'unordered'
  /** the list it continues */
  id: string
}

/** null for a paragraph that is in no list */
export function wordList(element: HtmlElement): WordList | null {
  const found = /^l(\d+)\s+level(\d+)/.exec(styleOf(element).get('mso-list') ?? '')
  if (!found) return null
  const marker = findElement(childrenOf(element), isListMarker)
  return {
    level: Number(found[2]) - 1,
    format: isNumber(marker ? allText([marker]) : '') ? 'ordered' : 'unordered',
    id: `word-${found[1]}`,
  }
}

/** `1.` `a)` `(iv)` `2.1.`, not `·` `o` `§` `-` */
function isNumber(marker: string): boolean {
  return /^\(?(?:\d+(?:\.\d+)*|[a-zđ]{1,2}|[ivxlcdm]{1,7})[.)]?$/i.test(marker.replace(/[\s\u00a0]/g, '')) && !/^o$/.test(marker.trim())
}

/** The bullet or number Word has typed itself. */
export function isListMarker(element: HtmlElement): boolean {
  return styleOf(element).get('mso-list') === 'ignore'
}

const HIDDEN_CLASSES = ['msodel', 'msocommentreference', 'msocommenttext']
const HIDDEN_ELEMENTS = ['comment', 'comment-list', 'header', 'footer']

/** Struck by a reviser, a comment in the margin, or hidden text. */
export function isHidden(element: HtmlElement): boolean {
  const style = styleOf(element)
  return (
    style.get('display') === 'none' ||
    style.get('mso-hide') === 'all' ||
    HIDDEN_ELEMENTS.includes(style.get('mso-element') ?? '') ||
    classesOf(element).some((name) => HIDDEN_CLASSES.includes(name))
  )
}

/** null when it is no heading: `h2`, Word's *Title*, or a style of one's own with an outline level */
export function headingLevel(element: HtmlElement): number | null {
  const tag = /^h([1-6])$/.exec(element.name)
  if (tag) return Number(tag[1])
  const classes = classesOf(element)
  if (classes.includes('msotitle')) return 1
  if (classes.includes('msosubtitle')) return 2
  const named = /\bmsoheading([1-6])\b/.exec(classes.join(' '))
  const outline = /^([1-6])$/.exec(styleOf(element).get('mso-outline-level') ?? '')
  const level = named?.[1] ?? outline?.[1] ?? (element.attribs['role'] === 'heading' ? element.attribs['aria-level'] : undefined)
  return level && /^[1-6]$/.test(level) ? Number(level) : null
}

export function isQuote(element: HtmlElement): boolean {
  return element.name === 'blockquote' || classesOf(element).some((name) => /^mso(intense)?quote/.test(name))
}

export function isCaption(element: HtmlElement): boolean {
  return classesOf(element).includes('msocaption')
}
