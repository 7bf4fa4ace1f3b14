/** Walks the HTML by an allow-list: what is not named here loses its tags and keeps its text, or is left out whole. */
import { addText, flush, newConversion, OUTSIDE, paragraph, childrenIn, type Conversion, type Line, type Place } from './conversion'
import { marksIn, plainOf, safeUrl } from './inline'
import { childrenOf, isElement, textIn, type HtmlElement, type HtmlNode } from './nodes'
import { shiftedText } from './shifted'
import { addTable } from './tables'
import { headingLevel, isCaption, isHidden, isListMarker, isQuote, wordList } from './word'
import { placeholderOf } from '../table-cells'

const IGNORED = new Set(
  'head style script title meta link xml noscript template iframe object embed svg canvas audio video input select textarea button'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'html body p div h1 h2 h3 h4 h5 h6 blockquote pre section article header footer main aside nav figure figcaption address hr dl dt dd form fieldset center li tr td th caption'.split(
    ' ',
  ),
)

export function walk(conversion: Conversion, nodes: readonly HtmlNode[], place: Place): void {
  for (const node of nodes) {
    const text = textIn(node)
    if (text !== null) addText(conversion, text, place)
    else if (isElement(node)) element(conversion, node, place)
    else walk(conversion, childrenOf(node), place)
  }
}

function element(conversion: Conversion, node: HtmlElement, place: Place): void {
  const { name } = node
  if (IGNORED.has(name) || isHidden(node) || isListMarker(node)) return
  if (name === 'br') return addText(conversion, '\n', place, true)
  if (name === 'img') return picture(conversion, node, place)
  if (name === 'table') return table(conversion, node, place)
  if (name === 'ul' || name === 'ol') return list(conversion, node, place)
  if (BLOCKS.has(name)) return block(conversion, node, place)
  const shifted = shiftedText(node)
  if (shifted !== null) return addText(conversion, shifted, place)
  const url = name === 'a' ? safeUrl(node.attribs['href']) : place.url
  walk(conversion, node.children, { ...place, marks: marksIn(node, place.marks), url })
}

function block(conversion: Conversion, node: HtmlElement, place: Place): void {
  flush(conversion, place)
  const inside = placeIn(node, place)
  walk(conversion, node.children, inside)
  flush(conversion, inside)
}

function placeIn(node: HtmlElement, place: Place): Place {
  const marks = marksIn(node, place.marks)
  const item = wordList(node)
  if (item) return { ...place, marks, list: { ...item, item: { isBegun: false } } }
  const level = headingLevel(node)
  if (level !== null) return { ...place, marks, kind: { type: 'heading', level } }
  if (isQuote(node)) return { ...place, marks, kind: { type: 'quote' } }
  if (node.name === 'pre') return { ...place, marks, kind: { type: 'code' } }
  return { ...place, marks, isCaption: isCaption(node) }
}

function list(conversion: Conversion, node: HtmlElement, place: Place): void {
  flush(conversion, place)
  const level = place.list === null ? 0 : place.list.level + 1
  const id = place.list?.id ?? `list-${(conversion.lists += 1)}`
  const format = node.name === 'ol' ? 'ordered' : 'unordered'
  for (const child of node.children) {
    if (!isElement(child)) continue
    if (child.name !== 'li') {
      element(conversion, child, { ...place, list: { level, format, id, item: { isBegun: false } } })
      continue
    }
    // Word in a browser writes every item as a list of its own and says the level beside it
    const said = Number(child.attribs['data-aria-level'] ?? child.attribs['aria-level'])
    const own = said >= 1 ? { level: said - 1, id: 'aria' } : { level, id }
    const inside: Place = { ...place, marks: marksIn(child, place.marks), list: { ...own, format, item: { isBegun: false } } }
    if (isHidden(child)) continue
    walk(conversion, child.children, inside)
    flush(conversion, inside)
  }
}

/** A face in a text is a picture to some sites and a letter to us. */
function picture(conversion: Conversion, { attribs }: HtmlElement, place: Place): void {
  const alt = attribs['alt'] ?? ''
  if (alt.length <= 8 && /^\p{Extended_Pictographic}/u.test(alt)) return addText(conversion, alt, place)
  if (attribs['width'] === '1' || attribs['height'] === '1') return
  const image = conversion.images.get(attribs['src'] ?? '')
  if (!image) {
    conversion.pictures += 1
    return
  }
  const picture = { ...image, alternativeText: alt.trim() || null }
  if (conversion.inline.isEmpty()) conversion.lines.push({ picture })
  else conversion.waiting.push(picture)
}

function table(conversion: Conversion, node: HtmlElement, place: Place): void {
  flush(conversion, place)
  addTable({ conversion, node, linesIn: (cell) => linesIn(conversion, cell) })
}

/** What stands in a cell; a table in there becomes text. */
function linesIn(conversion: Conversion, cell: HtmlElement): Line[] {
  const inside = newConversion({ takenKeys: [], images: conversion.images })
  walk(inside, cell.children, { ...OUTSIDE, marks: marksIn(cell, {}) })
  flush(inside, OUTSIDE)
  conversion.pictures += inside.pictures
  const nested = new Map(inside.tables.map(({ key, cells }) => [placeholderOf(key), cells.map((row) => row.join(' | ')).join('\n')]))
  return inside.lines.map((line) => {
    const text = nested.get(plainOf(childrenIn(line)))
    return text === undefined ? line : paragraph(text)
  })
}
