/** What the rules see of an Item: plain content, no Strapi. Made by load-view.ts; written by hand in tests. */
import type { FacebookFormat } from '@hl/config/release'
import type { ChannelId, ItemType } from '@hl/config/words'
import type { ConsentRecord } from '../consents/consent-record'
import type { DraftTable, StrapiBlocks } from '../editorial/blocks'
import type { KnownFacts } from './files/facts-store'

export interface DraftView {
  type: ItemType
  title: string | null
  summary: string | null
  body: StrapiBlocks
  tables: readonly DraftTable[]
  /** every other text that goes out: transcript, corrections, own texts of a channel */
  texts: readonly { field: string; text: string }[]
  slug: string | null
  corrections: readonly CorrectionView[]
  /** of the last approved Release; null before the first */
  published: { slug: string; corrections: readonly CorrectionView[] } | null
  sectionSlug: string | null
  isAiGenerated: boolean
  isIllustrative: boolean
  /** null: nobody decided, because the Item shows nobody */
  anonymityLevel: string | null
  consents: readonly ConsentRecord[]
  /** YYYY-MM-DD where the board sits */
  today: string
  /** where the Item goes: what the plan does not switch off, and YouTube only with a film */
  channels: readonly ChannelId[]
  /** as what it goes to the Page, if it does */
  facebookFormat: FacebookFormat
  /** of those, what is to go out on a day of its own: YYYY-MM-DD where the board sits */
  planned: readonly { channel: ChannelId; on: string }[]
  images: readonly ImageView[]
  files: readonly FileView[]
  relations: readonly RelationView[]
  links: LinkKnowledge
}

export interface CorrectionView {
  at: string | null
  wrong: string | null
  right: string | null
}

/** A picture in the text. The cover's description is asked for by editorial/requirements.ts. */
export interface ImageView {
  blockIndex: number
  name: string
  alt: string | null
  caption: string | null
}

export interface FileView {
  field: string
  blockIndex: number | null
  name: string
  facts: KnownFacts
  /** these bytes are, or once were, somebody's signed paper, and hang on the Item as if they were for the public */
  isPaperOfSomebody: boolean
}

export interface RelationView {
  field: string
  name: string
  /** false for a thing that has a draft only */
  isPublished: boolean
  /** an instrument not in force yet: its first day, YYYY-MM-DD */
  startsOn: string | null
  /** an instrument no longer in force, a unit that was merged: its last day, YYYY-MM-DD */
  endedOn: string | null
}

export interface LinkKnowledge {
  /** origin of the public site: `https://example.vn` */
  siteOrigin: string | null
  /** path on the site (`/bai-viet/abc/`) → what stands there; null for a path nobody looked up */
  stateOf(path: string): 'live' | 'draft' | 'unknown' | null
  /** external addresses that were asked and did not answer; empty while asking is switched off */
  dead: ReadonlySet<string>
}

export interface Place {
  field: string
  blockIndex: number | null
  text: string
}

/** Every text of the Item with its place. */
export function placesOf(view: DraftView): Place[] {
  const own = (field: string, text: string | null): Place[] => (text === null ? [] : [{ field, blockIndex: null, text }])
  const blocks = view.body.map((block, blockIndex): Place => ({ field: 'body', blockIndex, text: blockText(block) }))
  const descriptions = view.images.flatMap(({ blockIndex, alt, caption }) => [
    ...own(`body.${blockIndex}.alternativeText`, alt),
    ...own(`body.${blockIndex}.caption`, caption),
  ])
  const others = view.texts.map(({ field, text }): Place => ({ field, blockIndex: null, text }))
  // a row is one text: what a number means is often said in the cell beside it
  const cells = view.tables.flatMap(({ caption, rows }, index) => [
    ...own(`tables.${index}.caption`, caption),
    ...rows.flatMap((row) => own(`tables.${index}.cells`, row.join(' | '))),
  ])
  return [...own('title', view.title), ...own('summary', view.summary), ...blocks, ...cells, ...descriptions, ...others]
}

type StrapiBlock = StrapiBlocks[number]
type ListNode = Extract<StrapiBlock, { type: 'list' }>
type InlineNode = Extract<StrapiBlock, { type: 'paragraph' }>['children'][number]

/** The plain text of a block that offsets count in: its text nodes in order; list items are parted by a line break. */
export function blockText(block: StrapiBlock): string {
  if (block.type === 'image') return ''
  return block.type === 'list' ? listText(block) : inlineText(block.children)
}

function listText(list: ListNode): string {
  return list.children.map((child) => (child.type === 'list' ? listText(child) : inlineText(child.children))).join('\n')
}

function inlineText(nodes: readonly InlineNode[]): string {
  return nodes.map(nodeText).join('')
}

function nodeText(node: InlineNode): string {
  return node.type === 'link' ? node.children.map((child) => child.text).join('') : node.text
}

export interface LinkPlace {
  url: string
  blockIndex: number
  from: number
  to: number
}

/** Links of the body, with the place of their words in `blockText`. */
export function linksOf(body: StrapiBlocks): LinkPlace[] {
  return body.flatMap((block, blockIndex) => {
    const found: LinkPlace[] = []
    let offset = 0
    for (const node of inlineNodes(block)) {
      const length = node === 'break' ? 1 : nodeText(node).length
      if (node !== 'break' && node.type === 'link') found.push({ url: node.url, blockIndex, from: offset, to: offset + length })
      offset += length
    }
    return found
  })
}

function inlineNodes(block: StrapiBlock): (InlineNode | 'break')[] {
  if (block.type === 'image') return []
  return block.type === 'list' ? listNodes(block) : block.children
}

function listNodes(list: ListNode): (InlineNode | 'break')[] {
  return list.children.flatMap((child, index) => [
    ...(index === 0 ? [] : (['break'] as const)),
    ...(child.type === 'list' ? listNodes(child) : child.children),
  ])
}
