/** Blocks → elements. Safe by construction: every text is escaped, every link's scheme is known, no HTML passes through. */
import type { Block, InlineNode, List, ListItem, Media } from '@hl/config/release'
import type { ImageSizes } from '../site-store'
import { Image } from './picture'

export const Blocks = ({ blocks, images }: { blocks: readonly Block[]; images: ImageSizes }) => {
  const shown = blocks.filter((block) => !isBlank(block))
  const firstMain = shown.findIndex((block) => block.type === 'heading' && block.level <= 2)
  return (
    <>
      {shown.map((block, index) => (
        <BlockElement block={block} images={images} isBelowMain={firstMain >= 0 && index > firstMain} />
      ))}
    </>
  )
}

/** @param isBelowMain a main heading came before */
const BlockElement = ({ block, images, isBelowMain }: { block: Block; images: ImageSizes; isBelowMain: boolean }) => {
  switch (block.type) {
    case 'paragraph':
      return <p>{inline(block.children)}</p>
    case 'heading':
      // the page's title is the only h1, and no level is left out after it
      return block.level <= 2 || !isBelowMain ? <h2>{inline(block.children)}</h2> : <h3>{inline(block.children)}</h3>
    case 'quote':
      return (
        <blockquote>
          <p>{inline(block.children)}</p>
        </blockquote>
      )
    case 'code':
      return (
        <pre>
          <code>{inline(block.children)}</code>
        </pre>
      )
    case 'list':
      return <ListElement list={block} />
    case 'image':
      return <Picture image={block.image} images={images} />
    case 'table':
      return <TableElement table={block} />
    default:
      return unknownBlock(block)
  }
}

/** In a box of its own that scrolls sideways, by keyboard too: a wide table must not widen the page on a phone. */
const TableElement = ({ table }: { table: Extract<Block, { type: 'table' }> }) => {
  const head = table.hasHeader ? table.rows[0] : undefined
  const rows = head ? table.rows.slice(1) : table.rows
  return (
    <section class="table" tabindex={0} aria-label={table.caption ?? 'Bảng'}>
      <table>
        {table.caption && <caption>{table.caption}</caption>}
        {head && (
          <thead>
            <tr>
              {head.map((cell) => (
                <th scope="col">{linesOf(cell)}</th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{linesOf(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const ListElement = ({ list }: { list: List }) => {
  const items = itemsOf(list).map(({ text, lists }) => (
    <li>
      {text && inline(text.children)}
      {lists.map((within) => (
        <ListElement list={within} />
      ))}
    </li>
  ))
  return list.format === 'ordered' ? <ol>{items}</ol> : <ul>{items}</ul>
}

/** Blocks have a list within a list beside the item it belongs to; on a page it stands inside that item. */
function itemsOf({ children }: List): { text: ListItem | null; lists: List[] }[] {
  const items: { text: ListItem | null; lists: List[] }[] = []
  for (const child of children) {
    const last = items.at(-1)
    if (child.type === 'list-item') items.push({ text: child, lists: [] })
    else if (last) last.lists.push(child)
    else items.push({ text: null, lists: [child] })
  }
  return items
}

export const Picture = ({ image, images, isEager = false }: { image: Media; images: ImageSizes; isEager?: boolean }) => {
  const size = images.get(image.sha256)
  if (!size) return null
  return (
    <figure>
      <Image
        sha256={image.sha256}
        size={size}
        sizes="(min-width: 720px) 648px, calc(100vw - 32px)"
        alt={image.alt ?? ''}
        isEager={isEager}
      />
      {image.caption && <figcaption>{image.caption}</figcaption>}
    </figure>
  )
}

/** @returns the address when a reader may be sent there, else null */
export function safeHref(url: string): string | null {
  const address = url.trim()
  if (/^(https?:\/\/|mailto:|tel:)/i.test(address)) return address
  // our own pages: one slash, so that `//elsewhere` is not taken for a path; browsers take a backslash for another one
  return /^(\/(?![/\\])|#)/.test(address) ? address : null
}

function inline(nodes: readonly InlineNode[]) {
  return nodes.map((node) => {
    if (node.type === 'text') return <TextElement node={node} />
    if (node.children.every(isBlankText)) return null
    const href = safeHref(node.url)
    const text = node.children.map((child) => <TextElement node={child} />)
    if (href === null) return text
    return /^https?:/i.test(href) ? (
      <a href={href} rel="noopener">
        {text}
      </a>
    ) : (
      <a href={href}>{text}</a>
    )
  })
}

const TextElement = ({ node }: { node: Extract<InlineNode, { type: 'text' }> }) => {
  let element = <>{linesOf(node.text)}</>
  if (node.code) element = <code>{element}</code>
  if (node.bold) element = <strong>{element}</strong>
  if (node.italic) element = <em>{element}</em>
  if (node.underline) element = <u>{element}</u>
  if (node.strikethrough) element = <s>{element}</s>
  return element
}

function linesOf(text: string) {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br />, line]))
}

/** Editors leave empty lines behind; an empty heading would be read out as one. */
function isBlank(block: Block): boolean {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'code':
      return block.children.every((node) => (node.type === 'text' ? isBlankText(node) : node.children.every(isBlankText)))
    case 'list':
      return block.children.length === 0
    case 'image':
    case 'table':
      return false
    default:
      return unknownBlock(block)
  }
}

function isBlankText({ text }: { text: string }): boolean {
  return text.trim() === ''
}

function unknownBlock(block: never): never {
  throw new Error(`Unknown block: ${JSON.stringify(block)}`)
}
